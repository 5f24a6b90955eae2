import { stringArg } from './bind.ts';
import { type Copy, headerOf } from './copies.ts';
import { type Excerpt, takeExcerpt } from './excerpt.ts';
import { argumentsOf, keyword, positional, quoted } from './python.ts';
import { functionOf, stringThrough } from './scopes.ts';
import { renames } from './recreate.ts';
import type { ColumnState, ConstraintState, IndexState, Schema, TableState } from './schema.ts';
import { columnsOf, objectOf, operationOf } from './steps.ts';
import { hasBind, literally, mentions, oneLine } from './sql.ts';
import { isIndexCurrent, isIndexOnColumn, isOnColumn } from './stands-on.ts';
import type { Context, Style } from './types.ts';
import { writeExcerpt } from './write-excerpt.ts';

/** Does a statement in this text make the index or trigger? */
const isMade = (text: string, kind: 'INDEX' | 'TRIGGER', name: string): boolean =>
  text.split(';').some((statement) => {
    const made = statement.search(new RegExp(`\\bCREATE\\s(?:(?!\\bCREATE\\s)[\\s\\S])*\\b${kind}\\b`, 'i'));
    return made >= 0 && new RegExp(`\\b${kind}\\b(?:(?!\\b${kind}\\b)[\\s\\S])*\\b${literally(name)}\\b`, 'i').test(statement.slice(made));
  });

/** One thing that a copy of a table does not carry over, or that makes it fail. */
export interface CopyLoss {
  readonly what: string;
  readonly help: string;
  /** The copy fails on SQLite; otherwise the thing is gone without an error. */
  readonly fails: boolean;
  /** What mends it: an option of the block's header, or statements of SQLite's after it. */
  readonly mend?: { readonly header: string } | { readonly after: readonly string[] };
}

const loses = (what: string, help: string, mend?: CopyLoss['mend']): CopyLoss => ({ what, help, fails: false, ...(mend ? { mend } : {}) });

/** The columns that the block itself drops. */
const droppedColumns = ({ names }: Context, { members }: Copy): ReadonlySet<string> =>
  new Set(members.flatMap((step) => (operationOf(step) === 'drop_column' ? (columnsOf(names, step) ?? []) : [])));

const droppedIndexes = ({ names }: Context, { members }: Copy): ReadonlySet<string | undefined> =>
  new Set(members.filter((step) => operationOf(step) === 'drop_index').map((step) => objectOf(names, step)));

/** What the function says after the block, where a thing that it makes again is named. */
const textAfter = (context: Context, { op, batch }: Copy): string => context.code.slice(batch.node?.end ?? op.end, functionOf(op.call).end);

/** The `create_index(...)` of an index as this file would write it: bare, whatever it was called on. */
function createIndex({ op, imports, table, style }: { op: string; imports: ReadonlyMap<string, string>; table: string; style: Style }, { node, names }: Excerpt): string | undefined {
  const parts = positional(node);
  const isBatched = parts.length === 2;
  if (parts.length < 2 || keyword(names.code, node, 'schema') || stringThrough(names, parts[0]) === undefined || (!isBatched && stringThrough(names, parts[1]) !== table)) return undefined;
  const args = argumentsOf(node).map((argument) => writeExcerpt(takeExcerpt(names, argument), imports));
  if (args.includes(undefined)) return undefined;
  return `${op}.create_index(${(isBatched ? [args[0], quoted(table, style), ...args.slice(1)] : args).join(', ')})`;
}

/** The statements that make an index again, when it can be written here as it was. */
function remake(context: Context, { op, table }: Copy, state: TableState, index: IndexState): readonly string[] | undefined {
  const { source, sql, name, loses: lost } = index;
  const receiver = context.list.op;
  if (!receiver || table === undefined || !/^\w+$/.test(table)) return undefined;
  // its text is as old as the index; columns may have got new names
  if (!isIndexCurrent(state, index)) return undefined;
  const { style } = context.file;
  const text = source ? createIndex({ op: receiver, imports: context.names.importsIn(op.call), table, style }, source) : sql === undefined || hasBind(sql) ? undefined : `${receiver}.execute(${quoted(sql.replace(/\s+/g, ' ').trim(), style)})`;
  if (text === undefined) return undefined;
  const drop = source ? `${receiver}.drop_index(${quoted(name, style)}, table_name=${quoted(table, style)})` : `${receiver}.execute(${quoted(`DROP INDEX ${name}`, style)})`;
  return lost === 'expression' ? [text] : [drop, text];
}

const ifThere = ({ certain }: { readonly certain: boolean }): string => (certain ? '' : ', if it is there');

function indexLosses(context: Context, copy: Copy, state: TableState): readonly CopyLoss[] {
  const own = droppedIndexes(context, copy);
  const gone = [...droppedColumns(context, copy)];
  const after = textAfter(context, copy);
  const later = context.file.operations.filter((op) => op.name === 'create_index' && op.start > copy.op.end && op.scope === copy.op.scope).map((op) => stringArg(context.names, op.args['index_name']));
  return state.indexes
    .filter(({ loses: lost, name }) => lost && !own.has(name) && !later.includes(name) && !isMade(after, 'INDEX', name))
    // it goes with its column, on every database
    .filter((index) => !gone.some((column) => isIndexOnColumn(state, index, column)))
    .map((index) => {
      // dropped under a condition, say: made again it might be there twice
      const statements = index.certain && gone.every((column) => isIndexOnColumn(state, index, column) === false) ? remake(context, copy, state, index) : undefined;
      const what = (index.loses === 'expression' ? `the index ${index.name}` : `the ${index.loses} of the index ${index.name}`) + ifThere(index);
      return loses(what, `Make the index again after the block${index.loses === 'expression' ? '' : ', having dropped the plain one'}, on SQLite alone.`, statements && { after: statements });
    });
}

/** `sa.CheckConstraint('n > 0')` → the same with a name. */
const namedCheck = (check: ConstraintState, table: string): string => {
  const source = check.source?.code;
  const text = source && oneLine(source);
  return text?.endsWith(')') ? `${text.slice(0, -1)}, name='ck_${table}_…')` : "sa.CheckConstraint('…', name='…')";
};

function checkLosses(context: Context, copy: Copy, state: TableState): readonly CopyLoss[] {
  if (context.options.namingConvention || /\btable_args\b/.test(headerOf(context, copy.batch))) return [];
  const own = [...droppedColumns(context, copy)];
  const checks = state.constraints.filter((one) => one.certain && one.kind === 'check' && one.name === undefined && !own.some((column) => isOnColumn(one, column)));
  return checks.length ? [loses(checks.length > 1 ? `${checks.length} unnamed CHECKs` : 'an unnamed CHECK', `Give the block table_args=(${checks.map((check) => namedCheck(check, state.name)).join(', ')},).`)] : [];
}

/** SQLite renames a column in a CHECK too, and a copy does not. */
function renamed(context: Context, { members }: Copy, state: TableState): readonly CopyLoss[] {
  const columns = members.flatMap((step) => (step.kind === 'op' && renames(step.op) ? (columnsOf(context.names, step) ?? []) : []));
  const dropped = members.filter((step) => operationOf(step) === 'drop_constraint').map((step) => objectOf(context.names, step));
  const checks = state.constraints.filter(({ certain, kind, name }) => certain && kind === 'check' && name !== undefined && !dropped.includes(name));
  return columns.flatMap((column) =>
    checks.filter((check) => isOnColumn(check, column)).map(({ name }) => ({ what: `the CHECK ${name} on the renamed column ${column}`, help: `Rename ${column} by an alter_column of its own, bare and before the block.`, fails: true })),
  );
}

const collationOf = ({ type }: ColumnState): string | undefined => (type?.code.includes('collation') ? stringThrough(type.names, keyword(type.names.code, type.node, 'collation')) : undefined);

/** A collation that SQLite has, and that is not its own. */
const COLLATIONS = /^(?:nocase|rtrim)$/i;

function columnLosses(context: Context, copy: Copy, state: TableState): readonly CopyLoss[] {
  const own = droppedColumns(context, copy);
  const kept = state.columns.filter(({ certain, name }) => certain && !own.has(name));
  const collated = /\bcolumn_reflect\b/.test(headerOf(context, copy.batch)) ? [] : kept.filter((column) => COLLATIONS.test(collationOf(column) ?? ''));
  return [
    ...collated.map((column) => loses(`the COLLATE of ${column.name}`, `Give the block reflect_kwargs with a column_reflect listener that sets column['type'] = ${column.type?.code} for ${column.name}.`)),
    ...kept.filter(({ generated, source }) => generated && source && /\bComputed\(/.test(source.code)).map(({ name }) => ({ what: `the generated column ${name}`, help: `Drop ${name} before the block with op.drop_column and add it again after it.`, fails: true })),
  ];
}

function triggerLosses(context: Context, copy: Copy, state: TableState): readonly CopyLoss[] {
  const after = textAfter(context, copy);
  const byName = new Map(state.triggers.map((trigger) => [trigger.name, trigger]));
  const lost = [...byName.values()].filter(({ name }) => !isMade(after, 'TRIGGER', name));
  return lost.map(({ name, certain }) => loses(`the trigger ${name}${ifThere({ certain })}`, `Run its CREATE TRIGGER ${name} again after the block.`));
}

/**
 * What a copy of a table loses, and what makes it fail, as the history knows it. Each was run on Alembic 1.8 to 1.20.
 *
 * @see https://alembic.sqlalchemy.org/en/latest/batch.html
 */
export function copyLosses(context: Context, copy: Copy, schema: Schema, state: TableState): readonly CopyLoss[] {
  const header = headerOf(context, copy.batch);
  // with copy_from the author says what the table is
  const own = /\bcopy_from\b/.test(header) ? [] : [...indexLosses(context, copy, state), ...checkLosses(context, copy, state), ...renamed(context, copy, state), ...columnLosses(context, copy, state)];
  const autoincrement = state.autoincrement && state.certain && !/\bcopy_from\b|\bsqlite_autoincrement\b/.test(header);
  const views = schema.views().filter(({ certain, sql }) => certain && mentions(sql, state.name));
  return [
    ...own,
    ...triggerLosses(context, copy, state),
    ...(autoincrement ? [loses('AUTOINCREMENT', "Give the block table_kwargs={'sqlite_autoincrement': True}.", { header: "table_kwargs={'sqlite_autoincrement': True}" })] : []),
    ...views.map(({ name }) => ({ what: `the view ${name}`, help: `DROP VIEW ${name} before the block and create it again after it.`, fails: true })),
  ];
}
