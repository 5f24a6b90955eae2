import type { Change } from './changes.ts';
import { textOf } from './python.ts';
import { readFile } from './read.ts';
import { applyChange } from './replay.ts';
import { ancestorsOf, orderRevisions, type ReadRevision, readRevision, type Revision, type RevisionOrder } from './revisions.ts';
import type { ConstraintState, Schema, TableState } from './schema.ts';
import type { FileFacts, Node, Operation } from './types.ts';
import { EMPTY, overlay, schemaAt, Timeline, type Timelines } from './timeline.ts';
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
export const parseMigration = (code: string, root: Node, name: string): Migration => readMigration(readFile(code, root), name);

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
  const timelines = new Map(databases.map((database): [string, Timelines] => [database, { tables: new Timeline(), views: new Timeline() }]));
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
      const known = new WeakMap<Operation, Schema | undefined>();
      const schemaAt = (facts: FileFacts, op: Operation): Schema | undefined => {
        if (!known.has(op)) known.set(op, within(facts, op, revision, (direction, database) => schema(direction === 'upgrade' ? at - 1 : at, database)));
        return known.get(op);
      };
      return { schemaAt, isDropped: (table, name) => drops.has(`${table}\0${name}`) };
    },
  };
  return history;
}

function applyAll(schema: Schema, changes: readonly Change[], { id, file }: Revision): void {
  for (const change of changes) applyChange(schema, change, { revision: id, file, line: change.line });
}

interface Entry {
  readonly direction: 'upgrade' | 'downgrade';
  readonly database: string;
  readonly changes: readonly Change[];
}

const ENTRIES = new WeakMap<FileFacts, readonly Entry[]>();

/** What each function that Alembic calls does, read once per file. */
function entriesOf(file: FileFacts): readonly Entry[] {
  const known = ENTRIES.get(file);
  if (known) return known;
  const entries = [...file.names.functions].flatMap(([name, definition]): readonly Entry[] => {
    const database = databaseOf(file, name);
    return database === undefined ? [] : [{ direction: name.startsWith('upgrade') ? 'upgrade' : 'downgrade', database, changes: readChanges(file, definition) }];
  });
  ENTRIES.set(file, entries);
  return entries;
}

/** The base of the function that reaches the operation, with what the function did before it. */
function within(file: FileFacts, op: Operation, revision: Revision, base: (direction: Entry['direction'], database: string) => Schema): Schema | undefined {
  const start = op.call.start;
  const reaching = entriesOf(file).filter(({ changes }) => changes.some((change) => change.at === start));
  const [entry] = reaching;
  // a helper that both directions call: there is no one state
  if (!entry || reaching.length > 1) return undefined;
  const schema = overlay(base(entry.direction, entry.database));
  for (const change of entry.changes) {
    if (change.at === start) break;
    applyChange(schema, change, { revision: revision.id, file: revision.file, line: change.line });
  }
  return schema;
}

/** The foreign keys of other tables (and of itself) that refer to a table. */
export function childrenOf(schema: Schema, table: string): readonly { readonly table: TableState; readonly key: ConstraintState }[] {
  return schema.tables().flatMap((one) => one.constraints.filter((key) => key.kind === 'foreignkey' && key.referent?.table === table).map((key) => ({ table: one, key })));
}

