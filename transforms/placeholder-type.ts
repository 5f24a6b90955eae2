import { familyOf, placeholderFor } from '../src/core/column-types.ts';
import { replaceNode } from '../src/core/edit.ts';
import { quoted, stringValue } from '../src/core/python.ts';
import { sqlString } from '../src/core/sql.ts';
import { addedColumn, mapSteps, withEdits } from '../src/core/steps.ts';
import { sqlalchemy } from '../src/core/rows.ts';
import type { Column } from '../src/core/column.ts';
import type { Context, Node, OpStep, Step, Transform } from '../src/core/types.ts';

/** `'false'` on a Boolean: SQLite stores the text, which reads as True. */
function changeBoolean(context: Context, step: OpStep, column: Column): Step {
  const text = stringValue(context.code, column.serverDefault);
  if (text === undefined || !/^(?:true|false)$/i.test(text) || familyOf(context.names, column.type) !== 'boolean') return step;
  context.report(column.serverDefault as Node, `SQLite stores the text '${text}' in a Boolean, which reads as True`);
  const value = `${sqlalchemy(context)}.${text.toLowerCase()}()`;
  return withEdits(step, { ...replaceNode(column.serverDefault as Node, value), declared: true });
}

function change(context: Context, step: Step): Step {
  const { names, file, options } = context;
  const column = addedColumn(names, step);
  if (step.kind !== 'op' || !column?.serverDefault) return step;
  if (stringValue(context.code, column.serverDefault) !== 'temp') return changeBoolean(context, step, column);
  const family = familyOf(names, column.type);
  const typed = placeholderFor(names, column.type, options.types);
  if (family === 'string' || family === undefined || typed?.value === 'temp') return step;
  const message = `'temp' is no value of this column's type: PostgreSQL refuses it, SQLite stores it and reading it fails`;
  context.report(column.serverDefault, message, typed ? {} : { help: 'No value is right on every database: add the column as NULL, fill it, then make it NOT NULL.', unfixable: true });
  if (!typed) return step;
  const edit = { ...replaceNode(column.serverDefault, quoted(typed.value, file.style)), declared: true };
  const placeholder = column.notNull && column.name !== undefined ? { placeholder: { column: column.name, columnText: quoted(column.name, file.style), sql: sqlString(typed.value), ours: true, comparable: typed.comparable } } : {};
  return { ...withEdits(step, edit), ...placeholder };
}

export const placeholderType: Transform = {
  meta: {
    id: 'placeholder-type',
    summary: "a placeholder `'temp'` on a column that holds no text → a value of its type",
    why: `\`server_default='temp'\` on an Integer, Boolean, DateTime, JSON, Enum or Uuid column: PostgreSQL and MySQL refuse the default; SQLite
takes it and stores text, on which reading fails (\`Couldn't parse datetime string\`) or, worse, gives a wrong value (a Boolean
reads as True). The placeholder becomes one that the type can hold everywhere.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run: (steps, context) => mapSteps(steps, (step) => change(context, step)),
};
