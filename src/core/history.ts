import type { Change } from './changes.ts';
import type { OrderedChain } from './chains.ts';
import { type Base, type FileHistory, fileHistory } from './file-history.ts';
import { dropsOf, type Migration } from './migration.ts';
import { applyChange } from './replay.ts';
import type { RevisionName } from './revision.ts';
import { ancestorsOf, orderRevisions, type Revision } from './revisions.ts';
import type { ConstraintState, Schema, TableState } from './schema.ts';
import { EMPTY, newTimelines, overlay, schemaAt, type Timelines } from './schemas.ts';

/** The chain of one project, replayed. */
export interface History extends OrderedChain {
  readonly databases: readonly string[];
  /** The schema after a revision; `undefined` as revision: after all of them. */
  schema(revision: Revision | undefined, database?: string): Schema;
  /** The schema of a database that was upgraded to this revision alone: what other branches do is not in it. */
  schemaOf(revision: Revision, database?: string): Schema;
  /** What a file's transforms may ask. */
  of(file: string): FileHistory | undefined;
}

/**
 * Orders the migrations of one project and replays what their upgrades do. Linear in the number of changes.
 *
 * @param migrations of one chain; those whose place is not known are left out
 */
export function replay(migrations: readonly Migration[]): History {
  const drops = new Set(migrations.flatMap(dropsOf));
  const placed = new Map(migrations.flatMap((migration) => (migration.place.revision ? [[migration.place.revision, migration] as const] : [])));
  const order = orderRevisions([...placed.keys()]);
  const databases = [...new Set(migrations.flatMap(({ upgrades }) => [...upgrades.keys()]))];
  const timelines = new Map(databases.map((database): [string, Timelines] => [database, newTimelines()]));
  order.order.forEach((revision, at) => {
    for (const [database, changes] of placed.get(revision)?.upgrades ?? []) {
      applyAll(schemaAt(timelines.get(database) as Timelines, at), changes, revision);
    }
  });
  const places = new Map(order.order.map((revision, at) => [revision, at]));
  const byFile = new Map(order.order.map((revision) => [revision.file, revision]));
  const schema = (at: number, database: string): Schema => {
    const own = timelines.get(database);
    return own ? schemaAt(own, at) : overlay(EMPTY);
  };
  return {
    order,
    drops,
    databases,
    schema: (revision, database = '') => schema(revision ? (places.get(revision) ?? -1) : order.order.length, database),
    schemaOf: (revision, database = '') => {
      const needed = ancestorsOf(order, revision);
      const at = places.get(revision) ?? -1;
      if (needed.size > at) return schema(at, database);
      const own = overlay(EMPTY);
      for (const one of order.order) if (needed.has(one)) applyAll(own, placed.get(one)?.upgrades.get(database) ?? [], one);
      return own;
    },
    of: (file) => {
      const revision = byFile.get(file);
      const at = revision && places.get(revision);
      if (!revision || at === undefined) return undefined;
      const base: Base = (direction, database) => schema(direction === 'upgrade' ? at - 1 : at, database);
      return fileHistory(revision, base, drops);
    },
  };
}

/**
 * What a file's transforms may ask while its text is another one than was replayed: an editor asks at every keystroke, and the
 * revisions before it are the same.
 *
 * @param migration at the same place of the chain
 * @param drops the constraints that the chain drops by now, as `dropKey` writes them
 * @returns undefined when the chain has no such file
 */
export function historyWith({ order, schema }: History, { file, upgrades }: Migration, drops: ReadonlySet<string>): FileHistory | undefined {
  const at = order.order.findIndex((one) => one.file === file);
  const revision = order.order[at];
  if (!revision) return undefined;
  const before = (database: string): Schema => (at === 0 ? overlay(EMPTY) : schema(order.order[at - 1], database));
  const after = (database: string): Schema => {
    const own = overlay(before(database));
    applyAll(own, upgrades.get(database) ?? [], revision);
    return own;
  };
  return fileHistory(revision, (direction, database) => (direction === 'upgrade' ? before : after)(database), drops);
}

/** Does what a revision's upgrade does. */
export function applyAll(schema: Schema, changes: readonly Change[], { id, file }: RevisionName): void {
  for (const change of changes) applyChange(schema, change, { revision: id, file, line: change.line });
}

/** The foreign keys of other tables (and of itself) that refer to a table. */
export function childrenOf(schema: Schema, table: string): readonly { readonly table: TableState; readonly key: ConstraintState }[] {
  return schema.referring(table).flatMap((one) => one.constraints.filter((key) => key.kind === 'foreignkey' && key.referent?.table === table).map((key) => ({ table: one, key })));
}
