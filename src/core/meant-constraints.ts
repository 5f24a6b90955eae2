import { postgresName } from './constraint-names.ts';
import { oncePer } from './once.ts';
import type { ConstraintState, TableState } from './schema.ts';

/** The name that PostgreSQL gives an unnamed constraint; undefined when it has a name, or its columns are not known. */
export const defaultName = (table: string, one: Pick<ConstraintState, 'kind' | 'name' | 'columns' | 'given'>): string | undefined => {
  if (one.name !== undefined) return undefined;
  if (one.given !== undefined) return one.given;
  return one.columns || one.kind === 'check' ? postgresName(table.split('.').at(-1) as string, one.columns ?? [], one.kind) : undefined;
};

/** The names of all that is on a table, but for its columns; the same state is asked about again and again. */
export const namesOn = oncePer((table: TableState): readonly string[] => [
  ...table.indexes.map(({ name }) => name), ...table.constraints.flatMap((one) => one.name ?? defaultName(table.name, one) ?? []), ...table.triggers.map(({ name }) => name),
]);

/** Which constraints of a table a `drop_constraint` may mean: one by its name, given or PostgreSQL's own; the primary key, which is one; else all unnamed ones of the kind. */
export function meantConstraints(table: TableState, name: string | undefined, kind: string | undefined): readonly ConstraintState[] {
  const fits = (one: ConstraintState): boolean => kind === undefined || one.kind === kind;
  const named = name === undefined ? [] : table.constraints.filter((one) => one.name === name);
  if (named.length) return named;
  // on MySQL it is PRIMARY, or what one likes
  if (kind === 'primary') return table.constraints.filter(fits);
  const unnamed = table.constraints.filter((one) => one.name === undefined && fits(one));
  const byDefault = name === undefined ? [] : unnamed.filter((one) => defaultName(table.name, one) === name);
  return byDefault.length ? byDefault.slice(0, 1) : unnamed;
}

/** PostgreSQL names a constraint once: a rename of its table or column changes nothing about that. */
export const withGivenName = (table: string, one: ConstraintState): ConstraintState => (one.name === undefined && one.given === undefined ? { ...one, given: defaultName(table, one) } : one);

/** As `withGivenName`, for all of a table. */
export const withGivenNames = (table: TableState): TableState => ({ ...table, constraints: table.constraints.map((one) => withGivenName(table.name, one)) });

/** The UNIQUE constraint that MySQL calls so: by its name, or without one by its first column. */
export function uniqueCalled(table: TableState, name: string): ConstraintState | undefined {
  const unique = table.constraints.filter((one) => one.kind === 'unique');
  const byColumn = unique.filter((one) => one.name === undefined && one.columns?.[0] === name);
  return unique.find((one) => one.name === name) ?? (byColumn.length === 1 ? byColumn[0] : undefined);
}
