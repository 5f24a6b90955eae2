import { blurred, unsure } from './blur.ts';
import { includes, isCertain, place, without } from './facts-of-change.ts';
import type { Of } from './facts-of-change.ts';
import { withGivenName } from './meant-constraints.ts';
import { columnIn } from './schema.ts';
import type { ColumnState, ConstraintState, IndexState, Origin, Schema, TableState } from './schema.ts';
import { mentions } from './sql.ts';
import { isIndexOnColumn, isOnColumn, onTheseColumns } from './stands-on.ts';

/** Where the operation puts it; PostgreSQL puts it last. */
export function addColumn(table: TableState, change: Of<'add column'>, since: Origin): TableState {
  const there = columnIn(table, change.column.name);
  const certain = isCertain(change) && !there;
  const [column] = place<ColumnState>([change.column], since, certain) as readonly [ColumnState];
  const others = table.columns.filter((one) => one !== there);
  const anchor = others.findIndex(({ name }) => name === (change.before ?? change.after));
  const at = anchor < 0 ? others.length : change.before === undefined ? anchor + 1 : anchor;
  const columns = [...others.slice(0, at), column, ...others.slice(at)];
  return {
    ...table,
    columns,
    constraints: [...table.constraints, ...onTheseColumns(place<ConstraintState>(change.constraints, since, certain), columns)],
    indexes: [...table.indexes, ...place<IndexState>(change.indexes, since, certain)],
  };
}

/** PostgreSQL drops with a column what is on it: keys and indexes, also those on several columns, CHECKs and indexes on expressions. */
export function dropColumn(table: TableState, change: Of<'drop column'>): TableState {
  const left = <T extends { readonly certain: boolean }>(facts: readonly T[], isOn: (fact: T) => boolean | undefined): readonly T[] =>
    without(unsure(facts, (fact) => isOn(fact) === undefined), change, (fact) => isOn(fact) === true);
  return {
    ...table,
    columns: without(table.columns, change, ({ name }) => name === change.column),
    constraints: left(table.constraints, (one) => isOnColumn(one, change.column)),
    indexes: left(table.indexes, (one) => isIndexOnColumn(table, one, change.column)),
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
    stopgap: change.default === undefined ? column.stopgap : undefined,
    source: undefined,
    since,
  };
}

/** Changed as far as that is certain. */
export function alterColumn(table: TableState, change: Of<'alter column'>, since: Origin): TableState {
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
  // a CHECK that may be on it would be looked for by the old name
  const unclear = ({ columns, sql }: ConstraintState): boolean => !columns && sql !== undefined && mentions(sql, from);
  return { ...table, constraints: unsure(table.constraints.map(named), unclear), indexes: table.indexes.map(renamed) };
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
export function followColumn(schema: Schema, { table, column, to }: Of<'alter column'>): void {
  if (to === undefined) return;
  const refers = ({ referent }: ConstraintState): boolean => referent?.table === table && includes(referent.columns, column);
  for (const other of schema.referring(table)) {
    if (!other.constraints.some(refers)) continue;
    const constraints = other.constraints.map((one) =>
      one.referent && refers(one) ? { ...one, referent: { ...one.referent, columns: one.referent.columns?.map((name) => (name === column ? to : name)) } } : one,
    );
    schema.setTable(other.name, { ...other, constraints });
  }
}
