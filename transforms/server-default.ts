import { expectsErrors } from '../src/core/attempts.ts';
import { literalDefault, placeholderFor } from '../src/core/column-types.ts';
import { readColumn } from '../src/core/column.ts';
import { headerOf } from '../src/core/copies.ts';
import { valueThrough } from '../src/core/scopes.ts';
import { appendAfter, replaceArgument } from '../src/core/edit.ts';
import { isCreatedBefore, isForeignKey } from '../src/core/facts.ts';
import { quoted, textOf, valueText } from '../src/core/python.ts';
import { isActive } from '../src/core/rules.ts';
import { sqlString } from '../src/core/sql.ts';
import { addedColumn, mapSteps, withEdits } from '../src/core/steps.ts';
import type { Column } from '../src/core/column.ts';
import type { Context, Node, OpStep, Step, TableRef, Transform } from '../src/core/types.ts';

/** NOT NULL without a default: SQLite (and PostgreSQL) refuse it as soon as the table has a row. */
const needsDefault = (column: Column): boolean => column.notNull && !column.serverDefault;

/** Where every database copies the table, SQLAlchemy's INSERT … SELECT puts the Python default into the rows (run on 1.4, 2.0 and 2.1). */
const isFilledByCopy = (context: Context, { batch }: OpStep, column: Column): boolean =>
  !!batch && /\brecreate\s*=\s*['"]always/.test(headerOf(context, batch)) && literalDefault(context.names, column.default, column.type) !== undefined;

/** Why no value of ours may go in; undefined when one may. */
function reservation(context: Context, step: OpStep, column: Column, table: TableRef): string | undefined {
  if (column.primaryKey) return 'SQLite cannot add a primary key column: copy the table by hand, or add the key in the revision that creates it';
  if (column.generated) return 'SQLite refuses a generated NOT NULL column here';
  if (expectsErrors(context, step)) return 'the except clause around it expects it to fail: give it a server_default by hand';
  if (!column.nameNode) return 'its name is not known: give it a server_default by hand';
  if (column.foreignKeys.length || (column.name !== undefined && isForeignKey(context.file, table, column.name)))
    return 'it is a foreign key, so no placeholder can be right: decide which row the existing ones belong to, or let it be NULL at first';
  if (!isActive(context.options, 'backfill') && !takesLiteral(context, column)) return 'its type has no placeholder, and without the rule backfill it would stay NULL';
  if (context.list.inBlock || step.op.inLoop) return 'it stands inside a loop or a branch of a batch block: give it a server_default by hand';
  return undefined;
}

/** Does the column get a default, real or typed, rather than being NULL at first? */
function takesLiteral(context: Context, column: Column): boolean {
  const { names, options, code } = context;
  if (literalDefault(names, column.default, column.type) !== undefined) return true;
  const typed = placeholderFor(names, column.type, options.types);
  return !!typed && (typed.mysql || !/mysql|mariadb/i.test(code)) && options.placeholder !== 'nullable-first';
}

function withDefault(context: Context, step: OpStep, column: Column): OpStep {
  const { code, file, names, options } = context;
  const after = column.nullable?.parent ?? column.call;
  const add = (value: string) =>
    column.noDefault ? replaceArgument(code, column.noDefault, quoted(value, file.style)) : appendAfter(code, column.call, after, `server_default=${quoted(value, file.style)}`);
  const real = literalDefault(names, column.default, column.type);
  if (real !== undefined) return withEdits(step, add(real));
  const typed = placeholderFor(names, column.type, options.types);
  const type = column.type && valueText(code, column.type);
  const columnText = valueText(code, column.nameNode as Node);
  const common = { column: column.name ?? '', columnText, ours: true, comparable: typed?.comparable ?? false, ...(type ? { type } : {}) };
  if (typed && takesLiteral(context, column)) {
    return { ...withEdits(step, add(typed.value)), placeholder: { ...common, sql: sqlString(typed.value) } };
  }
  const nullable = replaceArgument(code, column.nullable ?? column.call, 'True');
  return { ...withEdits(step, nullable), placeholder: { ...common, sql: typed ? sqlString(typed.value) : 'NULL', nullableFirst: true } };
}

/** A column that is not written in the call: what it is, only the program knows. */
function reportElsewhere(context: Context, step: OpStep): void {
  const value = step.op.args['column']?.value;
  const known = readColumn(context.names, valueThrough(context.names, value));
  if (!value || (known && !needsDefault(known))) return;
  context.report(value, 'the column is not written in the call: NOT NULL without a server default fails as soon as the table has a row', {
    help: 'Give it a server_default where it is made.',
    unfixable: true,
    severity: known ? 'warning' : 'note',
  });
}

function change(context: Context, step: Step): Step {
  const column = addedColumn(context.names, step);
  const table = step.kind === 'op' ? step.op.table : undefined;
  if (step.kind !== 'op' || step.op.name !== 'add_column' || !table || step.op.opaque) return step;
  if (!column) reportElsewhere(context, step);
  if (!column || !needsDefault(column)) return step;
  if (isCreatedBefore(context.file, table, step.op.call) || isFilledByCopy(context, step, column)) return step;
  const message = `NOT NULL column ${column.name ?? textOf(context.code, column.call)} has no server default: adding it fails as soon as the table has a row`;
  const because = reservation(context, step, column, table);
  if (because) {
    context.report(column.call, message, { help: because, unfixable: true });
    return step;
  }
  context.report(column.call, message);
  return withDefault(context, step, column);
}

export const serverDefault: Transform = {
  meta: {
    id: 'server-default',
    summary: 'gives a NOT NULL column without a default a placeholder of its type',
    why: `SQLite refuses to add a NOT NULL column without a default to a table that has rows (\`Cannot add a NOT NULL column with default
value NULL\`); so does PostgreSQL. A literal Python \`default=\` becomes the server default (with \`recreate='always'\` the copy
fills the rows with it, and nothing is changed). Otherwise the column gets a placeholder
that its type can hold on every database: \`'temp'\` for strings, \`'0'\` for numbers and booleans, \`'1970-01-01 00:00:00'\` for
times, \`'{}'\` for JSON, the first member's name for an Enum; \`backfill\` then marks the place where the real values go. A type
without such a value (TEXT and JSON where the file speaks of MySQL, which takes no literal default there, and every type with \`placeholder = "nullable-first"\`) is added as NULL, filled, and made NOT NULL after.
A foreign key column never gets a placeholder: the key would point nowhere.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/lang_altertable.html#altertabaddcol'],
  },
  run: (steps, context) => mapSteps(steps, (step) => change(context, step)),
};
