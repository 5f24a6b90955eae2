import type { Change } from './changes.ts';
import { textOf } from './python.ts';
import { readFile } from './read.ts';
import { applyChange } from './replay.ts';
import { ancestorsOf, orderRevisions, type ReadRevision, readRevision, type Revision, type RevisionOrder } from './revisions.ts';
import type { ConstraintState, Schema, TableState } from './schema.ts';
import type { FileFacts, Node, Operation, Parse } from './types.ts';
import { EMPTY, layered, newTimelines, overlay, schemaAt, type Timelines } from './schemas.ts';
import { readChanges } from './walk-function.ts';

/** What a file contributes to the history: plain data, the tree need not be kept. */
export interface Migration {
  readonly file: string;
  readonly place: ReadRevision;
  /** By database: `upgrade_engine1` of the multidb template is another one than `upgrade_engine2`; alone, it has no name. */
  readonly upgrades: ReadonlyMap<string, readonly Change[]>;
}

export const ENTRY = /^(?:upgrade|downgrade)(?:_(\w+))?$/;

/** Does `upgrade` call `globals()['upgrade_' + engine]`? Then each such function is the entry of its own database. */
const isMultidb = (file: FileFacts): boolean => {
  const upgrade = file.names.functions.get('upgrade');
  return !!upgrade && /\bglobals\(\)/.test(textOf(file.names.code, upgrade));
};

/** The database that a function is for; undefined when Alembic does not call it. */
export function databaseOf(file: FileFacts, name: string): string | undefined {
  const match = ENTRY.exec(name);
  if (!match) return undefined;
  return isMultidb(file) ? match[1] : match[1] === undefined ? '' : undefined;
}

/** Reads what a migration says of its place and what its upgrade does. */
export function readMigration(file: FileFacts, name: string): Migration {
  const upgrades = new Map<string, readonly Change[]>();
  for (const [own, definition] of file.names.functions) {
    const database = own.startsWith('upgrade') ? databaseOf(file, own) : undefined;
    if (database !== undefined) upgrades.set(database, readChanges(file, definition));
  }
  return { file: name, place: readRevision(file.names, name), upgrades };
}

/** @returns what `readMigration` reads, from the text */
export const parseMigration = (code: string, root: Node, name: string, parse: Parse): Migration => readMigration(readFile(code, root, parse), name);

/** The chain of one project, replayed. */
export interface History {
  readonly order: RevisionOrder;
  readonly databases: readonly string[];
  /** The schema after a revision; `undefined` as revision: after all of them. */
  schema(revision: Revision | undefined, database?: string): Schema;
  /** The schema of a database that was upgraded to this revision alone: what other branches do is not in it. */
  schemaOf(revision: Revision, database?: string): Schema;
  /** What a file's transforms may ask. */
  of(file: string): FileHistory | undefined;
}

/** What the chain knows where an operation of one file stands. */
export interface FileHistory {
  /** The schema as it is when an operation runs: the revisions before, and what its function did before it. */
  schemaAt(file: FileFacts, op: Operation): Schema | undefined;
  /** Does any revision drop a constraint of that name from that table? */
  isDropped(table: string, name: string): boolean;
}

/**
 * Orders the migrations of one project and replays what their upgrades do. Linear in the number of changes.
 *
 * @param migrations of one chain; those whose place is not known are left out
 */
export function replay(migrations: readonly Migration[]): History {
  const placed = new Map(migrations.flatMap((migration) => (migration.place.revision ? [[migration.place.revision, migration] as const] : [])));
  const order = orderRevisions([...placed.keys()]);
  const databases = [...new Set(migrations.flatMap(({ upgrades }) => [...upgrades.keys()]))];
  const timelines = new Map(databases.map((database): [string, Timelines] => [database, newTimelines()]));
  order.order.forEach((revision, at) => {
    for (const [database, changes] of placed.get(revision)?.upgrades ?? []) {
      applyAll(schemaAt(timelines.get(database) as Timelines, at), changes, revision);
    }
  });
  const drops = new Set(migrations.flatMap(({ upgrades }) => [...upgrades.values()].flat().flatMap((change) => (change.do === 'drop constraint' ? [`${change.table}\0${change.name}`] : []))));
  const places = new Map(order.order.map((revision, at) => [revision, at]));
  const byFile = new Map(order.order.map((revision) => [revision.file, revision]));
  const schema = (at: number, database: string): Schema => {
    const own = timelines.get(database);
    return own ? schemaAt(own, at) : overlay(EMPTY);
  };
  const history: History = {
    order,
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
      const known = new WeakMap<FileFacts, (op: Operation) => Schema | undefined>();
      const schemaAt = (facts: FileFacts, op: Operation): Schema | undefined => {
        const within = known.get(facts) ?? schemasWithin(facts, revision, base);
        known.set(facts, within);
        return within(op);
      };
      return { schemaAt, isDropped: (table, name) => drops.has(`${table}\0${name}`) };
    },
  };
  return history;
}

function applyAll(schema: Schema, changes: readonly Change[], { id, file }: Revision): void {
  for (const change of changes) applyChange(schema, change, { revision: id, file, line: change.line });
}

type Direction = 'upgrade' | 'downgrade';

/** The schema on which a function of a revision begins. */
type Base = (direction: Direction, database: string) => Schema;

/** A function that Alembic calls: the place of each change among its own, and the schema before each place. */
interface Entry {
  readonly places: ReadonlyMap<number, number>;
  readonly before: (place: number) => Schema;
}

function entryOf(changes: readonly Change[], revision: Revision, base: () => Schema): Entry {
  const places = new Map<number, number>();
  changes.forEach(({ at }, place) => places.has(at) || places.set(at, place));
  let schemas: ((place: number) => Schema) | undefined;
  const replayed = (): ((place: number) => Schema) => {
    const below = base();
    const own = newTimelines();
    changes.forEach((change, place) => applyChange(layered(below, own, place), change, { revision: revision.id, file: revision.file, line: change.line }));
    return (place) => layered(below, own, place - 1);
  };
  return { places, before: (place) => (schemas ??= replayed())(place) };
}

/** The schema before each operation of a file: the base of the function that reaches it, with what the function did before it. */
function schemasWithin(file: FileFacts, revision: Revision, base: Base): (op: Operation) => Schema | undefined {
  const entries = [...file.names.functions].flatMap(([name, definition]): readonly Entry[] => {
    const database = databaseOf(file, name);
    const direction = name.startsWith('upgrade') ? 'upgrade' : 'downgrade';
    return database === undefined ? [] : [entryOf(readChanges(file, definition), revision, () => base(direction, database))];
  });
  return ({ call }) => {
    const reaching = entries.filter(({ places }) => places.has(call.start));
    const [entry] = reaching;
    // a helper that both directions call: there is no one state
    return entry && reaching.length === 1 ? entry.before(entry.places.get(call.start) as number) : undefined;
  };
}

/** The foreign keys of other tables (and of itself) that refer to a table. */
export function childrenOf(schema: Schema, table: string): readonly { readonly table: TableState; readonly key: ConstraintState }[] {
  return schema.referring(table).flatMap((one) => one.constraints.filter((key) => key.kind === 'foreignkey' && key.referent?.table === table).map((key) => ({ table: one, key })));
}
