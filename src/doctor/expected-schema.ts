import { replay } from '../core/history.ts';
import type { Migration } from '../core/migration.ts';
import type { Revision } from '../core/revisions.ts';
import type { SchemaAt } from './database.ts';

/**
 * What the replayed history says that a database has. Only what is certain counts; nothing where the chain has a hole, or where it
 * is that of several databases.
 */
export function schemaFrom(migrations: readonly Migration[]): SchemaAt {
  const { order } = replay(migrations);
  return (ids) => {
    if (order.problems.some(({ kind }) => kind !== 'multiple-heads')) return undefined;
    const applied = withParents(order.order.filter(({ id }) => ids.includes(id)), order.parents);
    // the branches that were not applied are left out, so that the last state is the database's
    const history = replay(migrations.filter(({ place }) => place.revision && applied.has(place.revision)));
    if (history.databases.some((name) => name !== '')) return undefined;
    const tables = history.schema(undefined).tables().filter(({ name, certain }) => certain && !name.includes('.'));
    return new Map(tables.map(({ name, columns }) => [name, columns.filter(({ certain }) => certain).map((column) => column.name)]));
  };
}

function withParents(revisions: readonly Revision[], parents: ReadonlyMap<Revision, readonly Revision[]>): ReadonlySet<Revision> {
  const found = new Set(revisions);
  for (const revision of found) for (const parent of parents.get(revision) ?? []) found.add(parent);
  return found;
}
