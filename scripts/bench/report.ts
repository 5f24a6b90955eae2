/** The tables that are printed, and that docs/performance.md has: whole folders, and one file. */
import { DRY_RUN, FLOOR } from './folders.ts';
import type { FolderResult } from './folders.ts';
import { seconds, table, times } from './format.ts';
import { secondsOf } from './measure.ts';
import type { Sample } from './measure.ts';
import { NODE } from './one-file.ts';

/** One row for each command: what it took, and against the floor and migfix's dry run. */
export function folderTable({ files, megabytes, samples, stable }: FolderResult): string {
  const rows = samples.map(({ name, wall, cpu, memory }) => [
    name, seconds(wall), seconds(cpu), `${memory.toFixed(0)} MB`, seconds(wall / files), times(wall / secondsOf(samples, FLOOR)), times(wall / secondsOf(samples, DRY_RUN)),
  ]);
  const head = ['', 'wall', 'CPU', 'peak memory', 'wall per file', 'to the floor', 'to the dry run'];
  return `${files} files, ${megabytes.toFixed(1)} MB; two reports ${stable ? 'are the same bytes' : '**differ**'}.\n\n${table(head, rows)}`;
}

/** What starting costs. */
export function oneFileTable(samples: readonly Sample[]): string {
  return table(['', 'wall', 'CPU', 'peak memory', `to \`${NODE}\``], samples.map(({ name, wall, cpu, memory }) => [name, seconds(wall), seconds(cpu), `${memory.toFixed(0)} MB`, times(wall / secondsOf(samples, NODE))]));
}
