import { stringArg } from '../src/core/bind.ts';
import { type Copy, copiesIn, headerOf, isNew, tableAt, tablesOf } from '../src/core/copies.ts';
import { knownType } from '../src/core/facts.ts';
import { withHeader } from '../src/core/headers.ts';
import { calls, constant, dotted, quoted, textOf } from '../src/core/python.ts';
import { functionOf } from '../src/core/scopes.ts';
import type { Names } from '../src/core/scopes.ts';
import { tableName } from '../src/core/table-name.ts';
import { columnIn, type TableState } from '../src/core/schema.ts';
import { isPlainIdentifier, oneLine } from '../src/core/sql.ts';
import { insertText } from '../src/core/steps.ts';
import { walk } from '../src/core/tree.ts';
import { type Loss, lossOf, type Stored, storedAs } from '../src/core/type-changes.ts';
import type { Context, Node, Operation, OpStep, Step, Transform } from '../src/core/types.ts';

interface OldType {
  readonly stored: Stored;
  readonly text: string;
}

const read = (names: Names, type: Node | undefined): OldType | undefined => {
  const stored = type && constant(type) !== null ? storedAs(names, type) : undefined;
  return stored && type && { stored, text: textOf(names.code, type) };
};

const typeIn = (table: TableState | undefined, column: string): OldType | undefined => {
  const state = columnIn(table, column);
  return state?.certain && state.type ? read(state.type.names, state.type.node) : undefined;
};

/** What the operation, the chain or the file says that the column was; in a loop over tables, of each. */
function oldTypes(context: Context, copy: Copy, op: Operation, column: string): readonly OldType[] {
  const { names, file } = context;
  const told = read(names, op.args['existing_type']?.value);
  if (told || !op.table) return told ? [told] : [];
  const known = typeIn(tableAt(context, { ...copy, op }), column) ?? read(names, knownType(file, op.table, column, op));
  if (known) return [known];
  return tablesOf(names, op).flatMap((table) => typeIn(context.history?.schemaAt(file, op)?.table(table), column) ?? []);
}

interface Change {
  readonly step: OpStep;
  readonly column: string;
  readonly type: Node;
  readonly from: OldType;
  readonly loss: Loss;
}

/** A type of the project's own: what it is built on, only its class tells. */
const isOwnType = ({ code, names }: Context, type: Node): boolean => {
  const path = calls(code, type, names.imports) ?? dotted(code, type, names.imports);
  return path !== undefined && !/^(?:sqlalchemy|sa)\b(?!_)/.test(path) && [...names.imports.values()].some((target) => path === target || path.startsWith(`${target}.`));
};

function changeOf(context: Context, copy: Copy, step: Step): Change | undefined {
  if (step.kind !== 'op' || step.op.name !== 'alter_column' || step.op.opaque) return undefined;
  const type = step.op.args['type_']?.value;
  const column = stringArg(context.names, step.op.args['column_name']);
  if (!type || column === undefined || constant(type) === null) return undefined;
  const all = oldTypes(context, copy, step.op, column);
  const to = storedAs(context.names, type);
  const from = all.find(({ stored }) => to && lossOf(stored, to)) ?? all[0];
  if (!from) return undefined;
  const found = to && lossOf(from.stored, to);
  // one listener for all rounds of a loop: where some tables had another type, it would be wrong for those
  const loss = found && all.some(({ stored }) => stored !== from.stored) ? { ...found, keeps: undefined } : found;
  if (!to && from.stored === 'text' && isOwnType(context, type)) {
    context.report(step.op, `${textOf(context.code, type)} is a type of the project's own: if it is built on anything but a string, the copy on SQLite casts ${column} to it, and text becomes a number`, { severity: 'note', unfixable: true });
  }
  return loss && { step, column, type, from, loss };
}

/** The author's own ways to keep the values. */
const KEEPS = /\bcolumn_reflect\b|\breflect_args\b/;

/** Can the listener be written for this change? */
const isMendable = (context: Context, { step: { op }, column, loss }: Change): boolean =>
  !!loss.keeps && (!loss.keeps.sql || (!op.args['new_column_name'] && isPlainIdentifier(column) && isPlainIdentifier(tableName(context.names, op) ?? '') && !!context.list.op));

const instanceOf = ({ code, names }: Context, type: Node): string => {
  const text = oneLine(textOf(code, type));
  const isClass = (type.type === 'identifier' || type.type === 'attribute') && /(?:^|\.)sqlalchemy\b/.test(dotted(code, type, names.imports) ?? '');
  return isClass ? `${text}()` : text;
};

/** The function that tells SQLAlchemy's reflection the new types: then the copy has nothing to cast. */
function listener(context: Context, name: string, changes: readonly Change[]): Step {
  const { style } = context.file;
  const q = (text: string): string => quoted(text, style);
  return insertText(
    `# On SQLite a CAST would leave ${changes[0]?.loss.leaves}: read as their new type, the values are copied as they are.`,
    `def ${name}(inspector, table, column):`,
    ...changes.flatMap(({ column, type }) => [`${style.indent}if column[${q('name')}] == ${q(column)}:`, `${style.indent}${style.indent}column[${q('type')}] = ${instanceOf(context, type)}`]),
  );
}

/** Dates as SQLAlchemy stores them under the new type. */
function conversions(context: Context, changes: readonly Change[]): readonly Step[] {
  const { style } = context.file;
  const op = context.list.op as string;
  const lines = changes.flatMap(({ step, column, loss }) => (loss.keeps?.sql ? [`${style.indent}${op}.execute("UPDATE ${step.op.table?.name} SET ${column} = ${loss.keeps.sql(column)}")`] : []));
  return lines.length ? [insertText(`if ${op}.get_context().dialect.name == ${quoted('sqlite', style)}:`, ...lines)] : [];
}

const freeName = ({ code, list }: Context, wanted: string): string => {
  const used = new Set(walk(functionOf(list.node)).flatMap((node) => (node.type === 'identifier' ? [textOf(code, node)] : [])));
  return used.has(wanted) ? `${wanted}_` : wanted;
};

function mended(context: Context, steps: readonly Step[], copy: Copy, changes: readonly Change[]): readonly Step[] | undefined {
  const { style } = context.file;
  const name = freeName(context, 'keep_values');
  const option = `reflect_kwargs={${quoted('listeners', style)}: [(${quoted('column_reflect', style)}, ${name})]}`;
  const inside = withHeader(context, copy, option);
  if (!inside) return undefined;
  const from = steps.indexOf(copy.members[0] as Step);
  return [...steps.slice(0, from), listener(context, name, changes), ...inside, ...conversions(context, changes), ...steps.slice(from + copy.members.length)];
}

const HELP = 'Values that the new type cannot take are refused by PostgreSQL; look for them first, and change them.';

function examine(context: Context, steps: readonly Step[], copy: Copy): readonly Step[] {
  if (isNew(context, copy) || KEEPS.test(headerOf(context, copy.batch))) return steps;
  const changes = copy.members.flatMap((step) => changeOf(context, copy, step) ?? []);
  const mendable = changes.filter((change) => isMendable(context, change));
  const next = mendable.length ? mended(context, steps, copy, mendable) : undefined;
  for (const change of changes) {
    const { step, column, type, from, loss } = change;
    const fixed = next !== undefined && mendable.includes(change);
    const help = fixed ? 'A column_reflect listener keeps them.' : loss.keeps ? "Give the block reflect_kwargs with a column_reflect listener that sets column['type'] to the new type." : HELP;
    context.report(step.op, `${column} goes from ${from.text.replace(/\s+/g, ' ')} to ${textOf(context.code, type).replace(/\s+/g, ' ')}: the copy on SQLite casts it, which leaves ${loss.leaves}`, {
      severity: loss.sure ? 'error' : 'warning',
      help,
      ...(fixed ? {} : { unfixable: true }),
    });
  }
  return next ?? steps;
}

export const typeChangeLosesData: Transform = {
  meta: {
    id: 'type-change-loses-data',
    summary: 'a changed type keeps its values when the table is copied',
    why: `A batch block that changes a column's type copies it with \`CAST\` where SQLAlchemy's kind of type changes. SQLite's CAST of text to
anything but text leaves the number that it begins with, and SQLite stores dates as text: \`'2020-03-04 05:06:07'\` becomes \`2020\`,
\`'10:20:30'\` becomes \`10\`, a UUID its leading digits. No error is raised. PostgreSQL and MySQL convert.

Where the old type is known (\`existing_type\`, the chain, the same file; in a loop over a list of tables, of each), text that becomes a date, a time or a \`UUID\`, and dates
that become dates with a time or the other way round, are kept: a \`column_reflect\` listener reads the column as its new type, so
that nothing is cast; defaults and NOT NULL stay. Dates are then brought into the form that SQLAlchemy reads, on SQLite alone. Text itself is not changed: it must be in that form
(\`2020-03-04 05:06:07\`) to be read.

Reported and not changed: text that becomes a number (\`'12'\` is kept, \`'abc'\` becomes 0; uncast, it would stay text in a column
of numbers, which SQLAlchemy cannot read as Numeric and takes for True as Boolean; PostgreSQL refuses such values), fractions that become integers (SQLite cuts off,
PostgreSQL rounds), dates that become numbers, and text that becomes \`BINARY\`, \`VARBINARY\` or SQLAlchemy-Utils' \`UUIDType\`, which to SQLite are numbers. Other databases get the same SQL: they do not reflect.`,
    fix: 'review',
    presets: ['minimal', 'house', 'strict'],
    links: ['https://www.sqlite.org/lang_expr.html#castexpr', 'https://alembic.sqlalchemy.org/en/latest/batch.html#controlling-table-reflection'],
  },
  run: (steps, context) => copiesIn(context, steps).reduce<readonly Step[]>((rest, copy) => examine(context, rest, copy), steps),
};
