import { orderChains } from '../core/chains.ts';
import type { Change } from '../core/changes.ts';
import { parseMigration } from '../core/migration.ts';
import { unreadable } from '../core/readable.ts';
import type { RevisionOrder } from '../core/revisions.ts';
import type { FoundFile, Io } from '../io.ts';
import type { FileReport } from './reporters/report.ts';

/** Where the files of a run stand in their chains, and which tables they speak of. */
export interface Places {
  readonly chains: readonly RevisionOrder[];
  /** By name of file, sorted. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads it from the texts that the reports hold: a run whose answers were kept has read none of them.
 *
 * @param files those of the reports, one by one
 */
export async function placesOf(files: readonly Pick<FoundFile, 'name' | 'env' | 'configured'>[], reports: readonly FileReport[], io: Io): Promise<Places> {
  const parse = await io.parser();
  const read = reports.flatMap(({ name, before }) => {
    const root = parse(before);
    return unreadable(before, root) ? [] : [[name, parseMigration(before, root, name, parse)] as const];
  });
  const outlines = new Map(read.map(([name, { place }]) => [name, { place, drops: [] }]));
  return {
    chains: orderChains(files, outlines).chains.map(({ order }) => order),
    tables: new Map(read.map(([name, { upgrades }]) => [name, tablesIn([...upgrades.values()].flat())])),
  };
}

const tablesIn = (changes: readonly Change[]): readonly string[] => [...new Set(changes.flatMap((change) => ('table' in change ? (change.table ?? []) : [])))].sort();
