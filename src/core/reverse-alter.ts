import type { Change } from './changes.ts';
import { familyOf } from './column-types.ts';
import { createsConstraint } from './column.ts';
import type { Excerpt } from './excerpt.ts';
import { constant, quoted, textOf } from './python.ts';
import { placeholderOf, tableNamed } from './restore.ts';
import { done, isKey, join, missing, operation } from './reversal.ts';
import type { Reversal } from './reversal.ts';
import { updateRows } from './rows.ts';
import type { ColumnState, TableState } from './schema.ts';
import { columnIn } from './schema.ts';
import { sqlString } from './sql.ts';
import type { Context, InsertStep } from './types.ts';
import { bare, write } from './write-excerpt.ts';

type Of<D extends Change['do']> = Extract<Change, { do: D }>;

/** What the operation says that the default was. */
function saidDefault(context: Context, change: Change): string | null | undefined {
  const value = context.file.operations.find(({ call }) => call.start === change.at)?.args['existing_server_default']?.value;
  if (!value || constant(value) === false) return undefined;
  return constant(value) === null ? null : textOf(context.code, value);
}

const makesCheck = (type: Excerpt | undefined): boolean => !!type && createsConstraint(type.names, bare(type).node);

const sameKind = (one: Excerpt, two: Excerpt): boolean => {
  const [a, b] = [bare(one), bare(two)];
  const plain = (family: string | undefined): string | undefined => (family === 'short' ? 'string' : family);
  const [was, is] = [plain(familyOf(a.names, a.node)), plain(familyOf(b.names, b.node))];
  return was !== undefined && was === is && was !== 'enum' && was !== 'none';
};

interface Old {
  readonly type: Excerpt | undefined;
  readonly nullable: boolean | undefined;
  /** As written; `null`: none; undefined: not known. */
  readonly default: string | null | undefined;
}

function oldOf(context: Context, change: Of<'alter column'>, table: TableState | undefined): Old {
  const found = columnIn(table, change.column);
  const column = found?.certain ? found : undefined;
  const own = column?.default ? write(context, column.default) : column?.default === null ? null : undefined;
  return { type: column?.type ?? change.existing.type, nullable: column?.nullable ?? change.existing.nullable, default: own === undefined ? saidDefault(context, change) : own };
}

/** Rows that are NULL by now get a value before the column is NOT NULL again. */
function fillNulls(context: Context, change: Of<'alter column'>, table: TableState | undefined, old: Old): InsertStep | undefined {
  const column = columnIn(table, change.column);
  const where = `${change.table}.${change.column}`;
  const on = { table: tableNamed(context, change.table), schema: 'None', column: change.column, where: 'null' as const };
  const own = /^(['"])([^'"\\]*)\1$/.exec(old.default ?? '')?.[2];
  if (own !== undefined) return updateRows(context, [{ ...on, value: sqlString(own), comments: [`Rows without ${where} get its default before it becomes NOT NULL`] }], Infinity);
  const start = old.type && !(table && isKey(table, change.column)) && !/(?:^|_)id$/i.test(change.column) && placeholderOf(context, { ...(column as ColumnState), type: old.type });
  if (!start) return undefined;
  const comments = [`migfix: backfill ${where}: rows without a value get this one before it becomes NOT NULL`];
  return updateRows(context, [{ ...on, value: sqlString(start.value), comments }], Infinity);
}

/** What an `alter_column` without its rename is taken back with: arguments, what comes before, what is missing. */
function alterBack(context: Context, change: Of<'alter column'>, table: TableState | undefined): Reversal {
  const where = `${change.table}.${change.column}`;
  const old = oldOf(context, change, table);
  const lost: string[] = [];
  const args: string[] = [];
  const before: InsertStep[] = [];
  const text = (type: Excerpt | undefined): string | undefined => type && write(context, type);
  if (change.type) {
    const [was, is] = [text(old.type), text(change.type)];
    if (makesCheck(old.type) || makesCheck(change.type)) lost.push(`${where}: its type makes a CHECK`);
    else if (was === undefined) lost.push(`${where}: the type that it had is not known`);
    else args.push(...(is === undefined ? [] : [`existing_type=${is}`]), `type_=${was}`);
    if (args.length && !sameKind(old.type as Excerpt, change.type)) lost.push(`${where}: look whether its values survive as ${was}; PostgreSQL may want postgresql_using`);
  } else {
    const is = text(old.type);
    if (is !== undefined) args.push(`existing_type=${is}`);
  }
  const type = args.length;
  if (change.nullable !== undefined) {
    const fill = change.nullable && old.nullable === false ? fillNulls(context, change, table, old) : undefined;
    if (old.nullable === undefined) lost.push(`${where}: whether it could be NULL is not known`);
    else if (change.nullable && !old.nullable && !fill) lost.push(`${where}: it was NOT NULL, and no value is right for the rows that have none`);
    else if (old.nullable !== change.nullable) args.push(`nullable=${old.nullable ? 'True' : 'False'}`);
    if (fill) before.push(fill);
  } else if (old.nullable !== undefined) args.push(`existing_nullable=${old.nullable ? 'True' : 'False'}`);
  if (change.default !== undefined) {
    if (old.default === undefined) lost.push(`${where}: the default that it had is not known`);
    else args.push(`server_default=${old.default ?? 'None'}`);
  } else if (old.default) args.push(`existing_server_default=${old.default}`);
  const changes = args.slice(0, type).some((arg) => arg.startsWith('type_=')) || args.slice(type).some((arg) => !arg.startsWith('existing_'));
  const alter = operation(context, change.table, { name: 'alter_column', args: [quoted(change.column, context.file.style), ...args], tableAt: 0, columns: [change.column] });
  return { steps: changes ? [...before, alter] : [], missing: lost };
}

/** How an `alter_column` is taken back: the rename first, then the rest under the old name. */
export function alterColumn(context: Context, change: Of<'alter column'>, table: TableState | undefined): Reversal {
  if (change.unclear) return missing(`${change.table}.${change.column}: what is changed is not known`);
  const back = alterBack(context, change, table);
  if (change.to === undefined || change.to === change.column) return back;
  const { style } = context.file;
  const type = change.type ?? oldOf(context, change, table).type;
  const said = type && write(context, type);
  const args = [quoted(change.to, style), `new_column_name=${quoted(change.column, style)}`, ...(said === undefined ? [] : [`existing_type=${said}`])];
  return join([done(operation(context, change.table, { name: 'alter_column', args, tableAt: 0, columns: [change.to, change.column] })), back]);
}
