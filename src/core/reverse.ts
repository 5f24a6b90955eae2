import type { Change } from './changes.ts';
import { postgresName } from './constraint-names.ts';
import { namesIn } from './named-columns.ts';
import { isNamed } from './own-index.ts';
import { quoted, textOf } from './python.ts';
import { createConstraint, createIndex, columnText, constraintText, isMissing, placeholderOf, tableNamed, tableOptions } from './restore.ts';
import { defaultName, meantConstraints } from './meant-constraints.ts';
import { done, isKey, join, mark, missing, opName, operation } from './reversal.ts';
import type { Reversal } from './reversal.ts';
import { alterColumn } from './reverse-alter.ts';
import { updateRows } from './rows.ts';
import type { ColumnState, ConstraintState, Schema, TableState } from './schema.ts';
import { columnIn } from './schema.ts';
import { sqlString } from './sql.ts';
import { isIndexOnColumn, isOnColumn } from './stands-on.ts';
import { insertOperation, insertText } from './steps.ts';
import type { Context, InsertStep, NewOperation } from './types.ts';
import { write } from './write-excerpt.ts';

type Of<D extends Change['do']> = Extract<Change, { do: D }>;

const dropIndex = (context: Context, table: string, name: string, text: string, columns: readonly string[]): InsertStep =>
  operation(context, table, { name: 'drop_index', args: [text], tableAt: 1, columns, object: name });

const dropConstraint = (context: Context, table: string, name: string, text: string, kind: string, columns: readonly string[]): InsertStep =>
  operation(context, table, { name: 'drop_constraint', args: [text, `type_=${quoted(kind, context.file.style)}`], tableAt: 1, columns, object: name });

/** How the upgrade writes the name of what one of its operations makes. */
function writtenName(context: Context, change: Change, name: string): string {
  const text = quoted(name, context.file.style);
  const op = context.file.operations.find(({ call }) => call.start === change.at);
  const value = (op?.args['index_name'] ?? op?.args['constraint_name'])?.value;
  return value?.type === 'call' && /\bf\(/.test(textOf(context.code, value)) ? `${opName(context)}.f(${text})` : text;
}

/** The name that an unnamed constraint has on PostgreSQL; with a naming convention, only that knows it. */
const nameOf = (context: Context, table: string, one: Pick<ConstraintState, 'name' | 'kind' | 'columns'>): string | undefined =>
  one.name ?? (context.options.namingConvention || !one.columns ? undefined : postgresName(table, one.columns, one.kind));

/** The CHECK of a Boolean or Enum: PostgreSQL, which has the type, has none to drop. */
const isOfType = ({ kind, source }: Pick<ConstraintState, 'kind' | 'source'>): boolean => kind === 'check' && !source;

/** An unnamed CHECK of the column alone goes with it on every database, and SQLite could not drop it. */
const goesAlong = ({ kind, name, sql }: Pick<ConstraintState, 'kind' | 'name' | 'sql'>): boolean => kind === 'check' && name === undefined && sql !== undefined && namesIn(sql).length === 1;

function dropAdded(context: Context, change: Of<'add column'>): Reversal {
  const { table, column } = change;
  const { style } = context.file;
  const own = change.constraints.filter((one) => !isOfType(one) && !goesAlong(one));
  const unnamed = own.find((one) => (one.kind === 'check' ? one.name : nameOf(context, table, one)) === undefined && one.kind !== 'unique');
  if (unnamed) return missing(`${table}.${column.name}: the name of its ${unnamed.kind} constraint is not known`);
  if (change.indexes.some((index) => !isNamed(index, context.options))) return missing(`${table}.${column.name}: the name of its index is not known`);
  // with its type, the drop leaves the CHECK of the type out of the copy on SQLite
  const hasOwn = change.constraints.some((one) => isOfType(one) && one.name !== undefined);
  const type = hasOwn ? column.type && write(context, column.type) : undefined;
  if (hasOwn && type === undefined) return missing(`${table}.${column.name}: its type, which makes a CHECK, is not known here`);
  const constraints = own.flatMap((one) => {
    const name = nameOf(context, table, one);
    return name === undefined ? [] : [dropConstraint(context, table, name, quoted(name, style), one.kind, [column.name])];
  });
  const drop = operation(context, table, { name: 'drop_column', args: [quoted(column.name, style), ...(type === undefined ? [] : [`existing_type=${type}`])], tableAt: 0, columns: [column.name] });
  return done(...change.indexes.map(({ name }) => dropIndex(context, table, name, quoted(name, style), [column.name])), ...constraints, drop);
}

/** A constraint or an index, made again; or why not. */
const again = (what: NewOperation | { readonly missing: string }, name: string): Reversal =>
  'missing' in what ? missing(`${name}: ${what.missing}`) : done(insertOperation(what));

function restoreColumn(context: Context, change: Of<'drop column'>, table: TableState | undefined): Reversal {
  const where = `${change.table}.${change.column}`;
  const column = columnIn(table, change.column);
  if (!table || !column) return missing(`${where}: what the column was is not known`);
  if (table.constraints.some((one) => one.kind === 'primary' && one.columns?.includes(column.name))) return missing(`${where}: it was in the primary key`);
  const needs = column.nullable === false && column.default === null && !column.generated;
  const start = needs && !isKey(table, column.name) ? placeholderOf(context, column) : undefined;
  if (needs && !start) return missing(`${where}: it was NOT NULL, and no value is right for the rows that are there`);
  const text = columnText(context, column, start?.value);
  if (typeof text !== 'string') return missing(`${where}: ${text.missing}`);
  const perhaps = (name: string | undefined, kind: string): Reversal => missing(`${name ?? `a ${kind} of ${table.name}`}: whether it was on ${column.name} is not known`);
  const constraints = table.constraints.flatMap((one) => {
    const isOn = isOnColumn(one, column.name);
    return isOn === false ? [] : isOn ? restoreConstraint(context, table, one, undefined) : perhaps(one.name, `${one.kind} constraint`);
  });
  const indexes = table.indexes.flatMap((index) => {
    const isOn = isIndexOnColumn(table, index, column.name);
    return isOn === false ? [] : isOn ? again(createIndex(context, table.name, index), index.name) : perhaps(index.name, 'index');
  });
  const add = operation(context, table.name, { name: 'add_column', args: [text], tableAt: 0, columns: [column.name] });
  return join([done(add, ...valuesOf(context, table.name, column, start)), ...constraints, ...indexes]);
}

/** A mark where the values of a restored column go; with a placeholder, at the statement that puts them there. */
function valuesOf(context: Context, table: string, column: ColumnState, start: ReturnType<typeof placeholderOf>): readonly InsertStep[] {
  const where = `${table}.${column.name}`;
  if (column.generated) return [];
  if (!start) return [mark(`${where}: the values that it had are gone`)];
  const sql = sqlString(start.value);
  const comments = [`migfix: backfill ${where}: put the real values in place of the placeholder`];
  const fill = updateRows(context, [{ table: tableNamed(context, table), schema: 'None', column: column.name, value: sql, where: start.comparable ? { equals: sql } : 'all', comments }], Infinity);
  if (context.options.placeholder === 'keep') return [fill];
  const type = column.type && write(context, column.type);
  const args = [quoted(column.name, context.file.style), ...(type === undefined ? [] : [`existing_type=${type}`]), 'existing_nullable=False', 'server_default=None'];
  return [fill, operation(context, table, { name: 'alter_column', args, tableAt: 0, columns: [column.name] })];
}

function restoreConstraint(context: Context, table: TableState, one: ConstraintState, dropped: string | undefined): Reversal {
  const name = dropped ?? one.name ?? (context.options.namingConvention ? undefined : defaultName(table.name, one));
  const where = name ?? `a ${one.kind} constraint of ${table.name}`;
  return name === undefined ? missing(`${where}: its name is not known`) : again(createConstraint(context, table, one, name), `${table.name}.${name}`);
}

function restoreDropped(context: Context, change: Of<'drop constraint'>, table: TableState | undefined): Reversal {
  const meant = table ? meantConstraints(table, change.name, change.kind) : [];
  const [one] = meant;
  const known = meant.length === 1 && !!one && (change.name === undefined || one.name === change.name || (!!table && defaultName(table.name, one) === change.name));
  return known && table ? restoreConstraint(context, table, one, change.name) : missing(`${change.table}.${change.name ?? 'a constraint'}: what it was is not known`);
}

function restoreTable(context: Context, change: Of<'drop table'>, table: TableState | undefined): Reversal {
  const no = (why: string): Reversal => missing(`${change.table}: ${why}`);
  if (!table?.certain || !table.whole) return no('what the table was is not all known');
  if (table.triggers.length) return no('its triggers are not known');
  const columns = table.columns.map((column) => columnText(context, column));
  // `unique=True` and a type's own CHECK: the first is a constraint, the second comes with its type
  const constraints = table.constraints.filter((one) => one.kind !== 'check' || one.source || !one.made.endsWith('column')).map((one) => constraintText(context, table, one));
  const options = tableOptions(context, table);
  const wrong = [...columns, ...constraints].find((part) => typeof part !== 'string');
  if (!options || (typeof wrong === 'object' && isMissing(wrong))) return no(typeof wrong === 'object' ? wrong.missing : 'an option of the table is not known in this file');
  const indexes = table.indexes.map((index) => again(createIndex(context, table.name, index), `${table.name}.${index.name}`));
  const unit = context.file.style.indent;
  const parts = [quoted(table.name, context.file.style), ...columns, ...constraints, ...options].map((part) => `${unit}${part as string},`);
  const create = insertText(`${opName(context)}.create_table(`, ...parts, ')');
  return join([done(create, mark(`${table.name}: the rows that it had are gone`)), ...indexes]);
}

/** A native enum that `create_table` makes on PostgreSQL stays when the table goes. */
const enumsOf = (change: Of<'create table'>): readonly string[] =>
  change.columns.flatMap(({ type }) => {
    const name = type && /\bE(?:num|NUM)\(/.test(type.code) ? [...type.code.matchAll(/\bname=(['"])([^'"\n]+)\1/g)].at(-1)?.[2] : undefined;
    return type && name && !/native_enum=False|create_type=False/.test(type.code) ? [name] : [];
  });

function dropCreated(context: Context, change: Of<'create table'>): Reversal {
  const drop = insertText(`${opName(context)}.drop_table(${quoted(change.table, context.file.style)})`);
  const types = enumsOf(change).map((name) => mark(`${change.table}: PostgreSQL keeps the type ${name}: drop it here if nothing else has it`));
  return done(drop, ...types);
}

/**
 * How one change of an upgrade is taken back.
 *
 * @param before the schema as it is when the upgrade does it
 */
export function reverse(context: Context, change: Change, before: Schema): Reversal {
  const table = 'table' in change && change.table !== undefined ? change.table : '';
  if (table.includes('.')) return missing(`${table}: migfix does not write schemas`);
  const state = before.table(table);
  switch (change.do) {
    case 'create table':
      return dropCreated(context, change);
    case 'drop table':
      return restoreTable(context, change, state);
    case 'rename table':
      return done(insertText(`${opName(context)}.rename_table(${quoted(change.to, context.file.style)}, ${quoted(table, context.file.style)})`));
    case 'add column':
      return dropAdded(context, change);
    case 'drop column':
      return restoreColumn(context, change, state);
    case 'alter column':
      return alterColumn(context, change, state);
    case 'add constraint': {
      const { constraint } = change;
      const name = nameOf(context, table, constraint);
      if (name === undefined) return missing(`${table}: the name of its ${constraint.kind} constraint is not known`);
      return done(dropConstraint(context, table, name, writtenName(context, change, name), constraint.kind, constraint.columns ?? []));
    }
    case 'drop constraint':
      return restoreDropped(context, change, state);
    case 'add index':
      return done(dropIndex(context, table, change.index.name, writtenName(context, change, change.index.name), change.index.columns ?? []));
    case 'drop index': {
      const owner = state?.indexes.some(({ name }) => name === change.name) ? state : (change.name === undefined ? [] : before.having(change.name)).find(({ indexes }) => indexes.some(({ name }) => name === change.name));
      const index = owner?.indexes.find(({ name }) => name === change.name);
      return owner && index ? again(createIndex(context, owner.name, index), index.name) : missing(`${change.name ?? 'an index'}: what it was is not known`);
    }
    case 'autoincrement':
      return missing(`${table}: AUTOINCREMENT is not taken back`);
    case 'add trigger':
    case 'drop trigger':
      return missing(`${change.name}: triggers are not taken back`);
    case 'add view':
    case 'drop view':
      return missing(`${change.name}: views are not taken back`);
    case 'blur names':
      return missing(`${change.names.join(', ')}: what is changed is not known`);
    case 'blur':
      return missing(`${change.table ?? 'line'} ${change.table === undefined ? change.line : ''}: what is changed is not known`.replace(' :', ':'));
  }
}
