import { familyOf, placeholderFor } from '../src/core/column-types.ts';
import { replaceArgument } from '../src/core/edit.ts';
import { typeAt } from '../src/core/known.ts';
import { createdColumns } from '../src/core/facts.ts';
import { constant, quoted, stringValue } from '../src/core/python.ts';
import { sqlString } from '../src/core/sql.ts';
import { addedColumn, columnsOf, mapSteps, withEdits } from '../src/core/steps.ts';
import { sqlalchemy } from '../src/core/rows.ts';
import type { Expression } from '../src/core/excerpt.ts';
import type { Column } from '../src/core/column.ts';
import type { Context, Node, OpStep, Step, Transform } from '../src/core/types.ts';

/** A server default that an operation gives a column, and the column's type. */
interface Given {
  readonly value: Node;
  readonly type: Expression;
  /** An added column: the rows that are there get the default. */
  readonly added: Column | undefined;
}

/** The default of an added column, or of one that an earlier revision made. */
function givenDefault(context: Context, step: OpStep): Given | undefined {
  const { names } = context;
  const added = addedColumn(names, step);
  if (added) return added.serverDefault && added.type && { value: added.serverDefault, type: { names, node: added.type }, added };
  const value = step.op.name === 'alter_column' ? step.op.args['server_default']?.value : undefined;
  const next = step.op.args['type_']?.value;
  const [column] = columnsOf(names, step) ?? [];
  const type = next && constant(next) !== null ? { names, node: next } : column === undefined ? undefined : typeAt(context, step.op, column);
  return value && type && { value, type, added: undefined };
}

/** The words that PostgreSQL takes for a Boolean. */
const TRUE = /^(?:t|true|y|yes|on)$/i;
const FALSE = /^(?:f|false|n|no|off)$/i;

/** `'false'` on a Boolean: SQLite stores the text, which reads as True. */
function changeBoolean(context: Context, step: OpStep, { value, type }: Pick<Given, 'value' | 'type'>): OpStep {
  const text = stringValue(context.code, value);
  if (text === undefined || !(TRUE.test(text) || FALSE.test(text)) || familyOf(type.names, type.node) !== 'boolean') return step;
  context.report(value, `SQLite stores the text '${text}' in a Boolean, which reads as True`);
  return withEdits(step, { ...replaceArgument(context.code, value, `${sqlalchemy(context)}.${TRUE.test(text)}()`), declared: true });
}

/** A new table has no rows yet, but those that will take the default read wrong. */
const changeTable = (context: Context, step: OpStep): Step =>
  createdColumns(context.names, step.op).reduce(
    (changed, { serverDefault: value, type: node }) => (value && node ? changeBoolean(context, changed, { value, type: { names: context.names, node } }) : changed),
    step,
  );

function change(context: Context, step: Step): Step {
  const { file, options } = context;
  if (step.kind !== 'op' || step.op.opaque) return step;
  if (step.op.name === 'create_table') return changeTable(context, step);
  const given = givenDefault(context, step);
  if (!given) return step;
  if (stringValue(context.code, given.value) !== 'temp') return changeBoolean(context, step, given);
  const { type, value, added } = given;
  const family = familyOf(type.names, type.node);
  const typed = placeholderFor(type.names, type.node, options.types);
  if (family === 'string' || family === undefined || typed?.value === 'temp') return step;
  const message = `'temp' is no value of this column's type: PostgreSQL refuses it, SQLite stores it and reading it fails`;
  context.report(value, message, typed ? {} : { help: 'No value is right on every database: add the column as NULL, fill it, then make it NOT NULL.', unfixable: true });
  if (!typed) return step;
  const edit = { ...replaceArgument(context.code, value, quoted(typed.value, file.style)), declared: true };
  const placeholder = added?.notNull && added.name !== undefined ? { placeholder: { column: added.name, columnText: quoted(added.name, file.style), sql: sqlString(typed.value), ours: true, comparable: typed.comparable } } : {};
  return { ...withEdits(step, edit), ...placeholder };
}

export const placeholderType: Transform = {
  meta: {
    id: 'placeholder-type',
    summary: "a placeholder `'temp'` on a column that holds no text → a value of its type",
    why: `\`server_default='temp'\` on an Integer, Boolean, DateTime, JSON, Enum or Uuid column: PostgreSQL and MySQL refuse the default; SQLite
takes it and stores text, on which reading fails (\`Couldn't parse datetime string\`) or, worse, gives a wrong value (a Boolean
reads as True, also where the author wrote \`'false'\`, and in a new table). The placeholder becomes one that the type can hold everywhere. For \`alter_column\`, the type is the one that the
call, the file or the revisions before tell.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
  },
  run: (steps, context) => mapSteps(steps, (step) => change(context, step)),
};
