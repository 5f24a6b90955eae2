import { type Base, type FileHistory, fileHistory } from './file-history.ts';
import { applyAll } from './history.ts';
import type { Migration } from './migration.ts';
import type { RevisionName } from './revision.ts';
import { newTimelines, schemaAt, type Timelines } from './schemas.ts';

/** As much of a chain as it takes to go through it. */
export interface Course {
  readonly order: { readonly order: readonly RevisionName[] };
  readonly drops: ReadonlySet<string>;
}

/** Where a walk through a chain has come to. */
export interface Stop {
  readonly file: string;
  /**
   * Does what the revision's upgrade does; once, before the walk goes on.
   *
   * @returns what the file's transforms may ask, until the walk goes on
   */
  readonly enter: (migration: Migration) => FileHistory;
}

/**
 * Goes through a chain in its order. A rewrite asks only for the schemas before and after its own revision: two states of each table
 * are kept, where `replay` keeps all.
 */
export function* courseOf({ order, drops }: Course): Generator<Stop> {
  const timelines = new Map<string, Timelines>();
  const timelinesOf = (database: string): Timelines => timelines.get(database) ?? (timelines.set(database, newTimelines(2)).get(database) as Timelines);
  for (const [at, revision] of order.order.entries()) {
    const base: Base = (direction, database) => schemaAt(timelinesOf(database), direction === 'upgrade' ? at - 1 : at);
    const enter = ({ upgrades }: Migration): FileHistory => {
      for (const [database, changes] of upgrades) applyAll(schemaAt(timelinesOf(database), at), changes, revision);
      return fileHistory(revision, base, drops);
    };
    yield { file: revision.file, enter };
  }
}
