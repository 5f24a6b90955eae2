import type { Change } from './changes.ts';
import { databaseOf, dropKey } from './migration.ts';
import { applyChange } from './replay.ts';
import type { RevisionName } from './revision.ts';
import type { Schema } from './schema.ts';
import { layered, newTimelines } from './schemas.ts';
import type { FileFacts, Operation } from './types.ts';
import { readChanges } from './walk-function.ts';

/** What the chain knows where an operation of one file stands. */
export interface FileHistory {
  /** The schema as it is when an operation runs: the revisions before, and what its function did before it. */
  schemaAt(file: FileFacts, op: Operation): Schema | undefined;
  /** Does any revision drop a constraint of that name from that table? */
  isDropped(table: string, name: string): boolean;
}

export type Direction = 'upgrade' | 'downgrade';

/** The schema on which a function of a revision begins. */
export type Base = (direction: Direction, database: string) => Schema;

/** A function that Alembic calls: the place of each change among its own, and the schema before each place. */
interface Entry {
  readonly places: ReadonlyMap<number, number>;
  readonly before: (place: number) => Schema;
}

function entryOf(changes: readonly Change[], revision: RevisionName, base: () => Schema): Entry {
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
function schemasWithin(file: FileFacts, revision: RevisionName, base: Base): (op: Operation) => Schema | undefined {
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

/**
 * What the transforms of one file may ask.
 *
 * @param base the schemas on which its upgrade and its downgrade begin
 * @param drops all constraints that its chain drops, as `dropKey` writes them
 */
export function fileHistory(revision: RevisionName, base: Base, drops: ReadonlySet<string>): FileHistory {
  const known = new WeakMap<FileFacts, (op: Operation) => Schema | undefined>();
  const schemaAt = (facts: FileFacts, op: Operation): Schema | undefined => {
    const within = known.get(facts) ?? schemasWithin(facts, revision, base);
    known.set(facts, within);
    return within(op);
  };
  return { schemaAt, isDropped: (table, name) => drops.has(dropKey(table, name)) };
}
