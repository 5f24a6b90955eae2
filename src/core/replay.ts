import { blur, blurNames, blurred, unsure } from './blur.ts';
import type { Change, Unplaced } from './changes.ts';
import { doubting } from './doubt.ts';
import { meantConstraints, defaultName } from './meant-constraints.ts';
import type { ColumnState, ConstraintState, IndexState, Origin, Schema, TableState } from './schema.ts';
import { columnIn, unknownTable } from './schema.ts';
import { settled } from './settle.ts';

type Of<D extends Change['do']> = Extract<Change, { do: D }>;

/** What is done only under a condition, or only on another database, leaves what it touches unsure. */
const isCertain = (change: Change): boolean => change.when === 'always';

/** Removes, or where the removal is not certain, marks. */
const without = <T extends { readonly certain: boolean }>(facts: readonly T[], change: Change, which: (fact: T) => boolean): readonly T[] =>
  isCertain(change) ? facts.filter((fact) => !which(fact)) : unsure(facts, which);

const place = <T>(facts: readonly Unplaced<T>[], since: Origin, certain: boolean): readonly T[] => facts.map((fact) => ({ ...fact, since, certain }) as T);

const includes = (columns: readonly string[] | undefined, column: string): boolean => columns?.includes(column) ?? false;

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
    constraints: place<ConstraintState>(change.constraints, since, certain),
    indexes: place<IndexState>(change.indexes, since, certain),
    triggers: [], autoincrement: change.autoincrement, source: change.source,
  });
}

function renameTable(schema: Schema, change: Of<'rename table'>, since: Origin): void {
  const before = schema.table(change.table) ?? unknownTable(change.table, since);
  const known = isCertain(change) ? before : blurred(before);
  schema.setTable(change.table, isCertain(change) ? undefined : known);
  schema.setTable(change.to, { ...withGivenNames(known), name: change.to });
  for (const other of schema.tables()) {
    const refers = (one: ConstraintState): boolean => one.referent?.table === change.table;
    if (!other.constraints.some(refers)) continue;
    const constraints = other.constraints.map((one) => (one.referent && refers(one) ? { ...one, referent: { ...one.referent, table: change.to } } : one));
    schema.setTable(other.name, { ...other, constraints });
  }
}

function addColumn(table: TableState, change: Of<'add column'>, since: Origin): TableState {
  const there = columnIn(table, change.column.name);
  const certain = isCertain(change) && !there;
  const [column] = place<ColumnState>([change.column], since, certain) as readonly [ColumnState];
  const others = table.columns.filter((one) => one !== there);
  const anchor = others.findIndex(({ name }) => name === (change.before ?? change.after));
  const at = anchor < 0 ? others.length : change.before === undefined ? anchor + 1 : anchor;
  return {
    ...table,
    columns: [...others.slice(0, at), column, ...others.slice(at)],
    constraints: [...table.constraints, ...place<ConstraintState>(change.constraints, since, certain)],
    indexes: [...table.indexes, ...place<IndexState>(change.indexes, since, certain)],
  };
}

/** PostgreSQL drops with a column what is on it: keys and indexes, also those on several columns; of an expression we only see the word. */
function dropColumn(table: TableState, change: Of<'drop column'>): TableState {
  const on = (fact: { readonly columns: readonly string[] | undefined }): boolean => includes(fact.columns, change.column);
  const mayBeOn = ({ columns, source }: ConstraintState | IndexState): boolean => columns === undefined && (!source || source.names.code.includes(change.column));
  return {
    ...table,
    columns: without(table.columns, change, ({ name }) => name === change.column),
    constraints: unsure(without(table.constraints, change, on), mayBeOn),
    indexes: unsure(without(table.indexes, change, on), mayBeOn),
  };
}

/** A column that is met for the first time: the operation itself says what it was. */
const metColumn = (change: Of<'alter column'>, since: Origin): ColumnState => ({
  name: change.column, type: change.existing.type, nullable: change.existing.nullable, default: undefined, generated: false, source: undefined, since, certain: true,
});

/** An unclear or conditional change leaves unknown what it may have changed. */
function alteredColumn(column: ColumnState, change: Of<'alter column'>, since: Origin): ColumnState {
  const sure = isCertain(change);
  const next = <T>(changed: T | undefined, old: T | undefined): T | undefined => (change.unclear ? undefined : changed === undefined ? old : sure ? changed : undefined);
  return {
    ...column,
    name: change.to ?? column.name,
    type: next(change.type, column.type),
    nullable: next(change.nullable, column.nullable),
    default: next(change.default, column.default),
    source: undefined,
    since,
  };
}

function alterColumn(table: TableState, change: Of<'alter column'>, since: Origin): TableState {
  const old = columnIn(table, change.column);
  if (!old && table.whole) return blurred(table);
  const altered = alteredColumn(old ?? metColumn(change, since), change, since);
  const columns = old ? table.columns.map((one) => (one === old ? altered : one)) : [...table.columns, altered];
  if (change.to === undefined) return { ...table, columns };
  return isCertain(change) ? renamedColumn({ ...table, columns }, change.column, change.to) : perhapsRenamed(table, change.column, altered);
}

function renamedColumn(table: TableState, from: string, to: string): TableState {
  const renamed = <T extends { readonly columns: readonly string[] | undefined }>(fact: T): T =>
    includes(fact.columns, from) ? { ...fact, columns: fact.columns?.map((column) => (column === from ? to : column)) } : fact;
  const named = (one: ConstraintState): ConstraintState => (includes(one.columns, from) ? renamed(withGivenName(table.name, one)) : one);
  return { ...table, constraints: table.constraints.map(named), indexes: table.indexes.map(renamed) };
}

/** Either name may be there, and what is on the column may be on the other one. */
function perhapsRenamed(table: TableState, from: string, altered: ColumnState): TableState {
  const on = (fact: { readonly columns: readonly string[] | undefined }): boolean => includes(fact.columns, from);
  const columns = unsure(table.columns, ({ name }) => name === from || name === altered.name);
  return {
    ...table,
    columns: columnIn(table, altered.name) ? columns : [...columns, { ...altered, certain: false }],
    constraints: unsure(table.constraints, on),
    indexes: unsure(table.indexes, on),
  };
}

/** A foreign key follows the column that it refers to. */
function followColumn(schema: Schema, { table, column, to }: Of<'alter column'>): void {
  if (to === undefined) return;
  const refers = ({ referent }: ConstraintState): boolean => referent?.table === table && includes(referent.columns, column);
  for (const other of schema.tables()) {
    if (!other.constraints.some(refers)) continue;
    const constraints = other.constraints.map((one) =>
      one.referent && refers(one) ? { ...one, referent: { ...one.referent, columns: one.referent.columns?.map((name) => (name === column ? to : name)) } } : one,
    );
    schema.setTable(other.name, { ...other, constraints });
  }
}

/** PostgreSQL names a constraint once: a rename of its table or column changes nothing about that. */
const withGivenName = (table: string, one: ConstraintState): ConstraintState => (one.name === undefined && one.given === undefined ? { ...one, given: defaultName(table, one) } : one);

const withGivenNames = (table: TableState): TableState => ({ ...table, constraints: table.constraints.map((one) => withGivenName(table.name, one)) });

/** SQLite drops without a word a constraint on columns that are not there, and others refuse it. */
const isPossible = (table: TableState, columns: readonly string[] | undefined): boolean => !table.whole || !columns?.some((name) => !columnIn(table, name));

function addConstraint(table: TableState, change: Of<'add constraint'>, since: Origin): TableState {
  const certain = isCertain(change) && isPossible(table, change.constraint.columns);
  const [constraint] = place<ConstraintState>([change.constraint], since, certain) as readonly [ConstraintState];
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

function dropIndex(schema: Schema, change: Of<'drop index'>): void {
  const has = (table: TableState): boolean => table.indexes.some(({ name }) => name === change.name);
  const named = change.table === undefined ? undefined : schema.table(change.table);
  const table = named && (has(named) || change.name === undefined) ? named : schema.tables().find(has);
  if (!table) return;
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
  for (const table of schema.tables()) {
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
