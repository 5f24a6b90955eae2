import { blur, blurNames, blurred, unsure } from './blur.ts';
import type { Change } from './changes.ts';
import { doubting } from './doubt.ts';
import { includes, isCertain, place, without } from './facts-of-change.ts';
import type { Of } from './facts-of-change.ts';
import { meantConstraints, defaultName, uniqueCalled, withGivenNames } from './meant-constraints.ts';
import { addColumn, alterColumn, dropColumn, followColumn } from './replay-columns.ts';
import type { ColumnState, ConstraintState, IndexState, Origin, Schema, TableState } from './schema.ts';
import { columnIn, unknownTable } from './schema.ts';
import { settled } from './settle.ts';
import { onTheseColumns } from './stands-on.ts';

function createTable(schema: Schema, change: Of<'create table'>, since: Origin): void {
  const before = schema.table(change.table);
  const certain = isCertain(change) && !before;
  if (before && !isCertain(change)) return schema.setTable(change.table, blurred(before));
  const columns = place<ColumnState>(change.columns, since, certain);
  // what a hole in the chain told before: it may be of this table
  const met = before?.doubt?.because === 'not made in this chain' ? before.columns.filter(({ name }) => !columns.some((one) => one.name === name)) : [];
  schema.setTable(change.table, {
    name: change.table, since, certain, whole: change.whole && certain,
    columns: [...columns, ...unsure(met)],
    constraints: onTheseColumns(place<ConstraintState>(change.constraints, since, certain), columns),
    indexes: place<IndexState>(change.indexes, since, certain),
    triggers: [], autoincrement: change.autoincrement, source: change.source,
  });
}

function renameTable(schema: Schema, change: Of<'rename table'>, since: Origin): void {
  const before = schema.table(change.table) ?? unknownTable(change.table, since);
  const known = isCertain(change) ? before : blurred(before);
  schema.setTable(change.table, isCertain(change) ? undefined : known);
  schema.setTable(change.to, { ...withGivenNames(known), name: change.to });
  for (const other of schema.referring(change.table)) {
    const refers = (one: ConstraintState): boolean => one.referent?.table === change.table;
    if (!other.constraints.some(refers)) continue;
    const constraints = other.constraints.map((one) => (one.referent && refers(one) ? { ...one, referent: { ...one.referent, table: change.to } } : one));
    schema.setTable(other.name, { ...other, constraints });
  }
}

/** SQLite drops without a word a constraint on columns that are not there, and others refuse it. */
const isPossible = (table: TableState, columns: readonly string[] | undefined): boolean => !table.whole || !columns?.some((name) => !columnIn(table, name));

function addConstraint(table: TableState, change: Of<'add constraint'>, since: Origin): TableState {
  const certain = isCertain(change) && isPossible(table, change.constraint.columns);
  const [constraint] = onTheseColumns(place<ConstraintState>([change.constraint], since, certain), table.columns) as readonly [ConstraintState];
  const constraints = [...table.constraints.filter((one) => one.name === undefined || one.name !== constraint.name), constraint];
  if (constraint.kind !== 'primary' || !constraint.columns) return { ...table, constraints };
  const keyed = (column: ColumnState): ColumnState => ({ ...column, nullable: certain || column.nullable === false ? false : undefined });
  return { ...table, constraints, columns: table.columns.map((column) => (includes(constraint.columns, column.name) ? keyed(column) : column)) };
}

function dropConstraint(table: TableState, change: Of<'drop constraint'>): TableState {
  const meant = meantConstraints(table, change.name, change.kind);
  const exact = meant.length === 1 && (change.name === undefined || [meant[0]?.name, meant[0] && defaultName(table.name, meant[0])].includes(change.name) || change.kind !== undefined);
  const constraints = exact ? without(table.constraints, change, (one) => meant.includes(one)) : unsure(table.constraints, (one) => meant.includes(one));
  return { ...table, constraints };
}

function addIndex(table: TableState, change: Of<'add index'>, since: Origin): TableState {
  return { ...table, indexes: [...table.indexes.filter(({ name }) => name !== change.index.name), ...place<IndexState>([change.index], since, isCertain(change) && isPossible(table, change.index.columns))] };
}

/** To MySQL, a UNIQUE constraint is an index. */
function dropUnique(schema: Schema, change: Of<'drop index'>): void {
  const table = change.table === undefined ? undefined : schema.table(change.table);
  const unique = table && change.name !== undefined ? uniqueCalled(table, change.name) : undefined;
  if (table && unique) schema.setTable(table.name, { ...table, constraints: without(table.constraints, change, (one) => one === unique) });
}

/** A name that nothing has may be the one that a naming convention gave the index of `index=True`. */
function dropUnknown(schema: Schema, change: Of<'drop index'>): void {
  dropUnique(schema, change);
  const isOwn = ({ own }: IndexState): boolean => own !== undefined;
  const named = change.table === undefined ? schema.tables() : [schema.table(change.table)];
  for (const table of named) if (table?.indexes.some(isOwn)) schema.setTable(table.name, { ...table, indexes: unsure(table.indexes, isOwn) });
}

function dropIndex(schema: Schema, change: Of<'drop index'>): void {
  const has = (table: TableState): boolean => table.indexes.some(({ name }) => name === change.name);
  const named = change.table === undefined ? undefined : schema.table(change.table);
  const table = named && (has(named) || change.name === undefined) ? named : (change.name === undefined ? schema.tables() : schema.having(change.name)).find(has);
  if (!table) return dropUnknown(schema, change);
  const indexes = change.name === undefined ? unsure(table.indexes) : without(table.indexes, change, ({ name }) => name === change.name);
  schema.setTable(table.name, { ...table, indexes });
}

/** The operations on one table; one that the history has not met is a hole. */
function onTable(schema: Schema, change: Of<'add column' | 'drop column' | 'alter column' | 'add constraint' | 'drop constraint' | 'add index' | 'add trigger'>, since: Origin): TableState {
  const table = schema.table(change.table) ?? unknownTable(change.table, since);
  switch (change.do) {
    case 'add column':
      return addColumn(table, change, since);
    case 'drop column':
      return dropColumn(table, change);
    case 'alter column':
      return alterColumn(table, change, since);
    case 'add constraint':
      return addConstraint(table, change, since);
    case 'drop constraint':
      return dropConstraint(table, change);
    case 'add index':
      return addIndex(table, change, since);
    case 'add trigger':
      return { ...table, triggers: [...table.triggers, { name: change.name, since, certain: isCertain(change) }] };
  }
}

function dropTrigger(schema: Schema, change: Of<'drop trigger'>): void {
  for (const table of schema.having(change.name)) {
    if (table.triggers.some(({ name }) => name === change.name)) schema.setTable(table.name, { ...table, triggers: without(table.triggers, change, ({ name }) => name === change.name) });
  }
}

/** Does one change to the schema. */
export function applyChange(plain: Schema, asked: Change, since: Origin): void {
  const change = settled(plain, asked);
  if (!change) return;
  const schema = doubting(plain, change, since);
  switch (change.do) {
    case 'create table':
      return createTable(schema, change, since);
    case 'drop table': {
      const table = schema.table(change.table);
      return table && schema.setTable(change.table, isCertain(change) ? undefined : blurred(table));
    }
    case 'rename table':
      return renameTable(schema, change, since);
    case 'autoincrement': {
      const table = schema.table(change.table);
      // whoever asks for it asks for it on SQLite, whatever the condition; who takes it away must be sure
      return table && (change.on || isCertain(change)) ? schema.setTable(change.table, { ...table, autoincrement: change.on }) : undefined;
    }
    case 'drop index':
      return dropIndex(schema, change);
    case 'drop trigger':
      return dropTrigger(schema, change);
    case 'add view':
      return schema.setView(change.name, { name: change.name, sql: change.sql, since, certain: isCertain(change) });
    case 'drop view':
      return schema.setView(change.name, undefined);
    case 'blur':
      return blur(schema, change);
    case 'blur names':
      return blurNames(schema, change.names);
    case 'alter column':
      schema.setTable(change.table, onTable(schema, change, since));
      return isCertain(change) ? followColumn(schema, change) : undefined;
    default:
      return schema.setTable(change.table, onTable(schema, change, since));
  }
}
