/** The tables that are printed, and that docs/performance.md has. */
import { CHECK, CHECK_CACHED, DRY_RUN, FLOOR, FLOOR_AFTER } from './folders.ts';
import type { FolderResult } from './folders.ts';
import type { Sample } from './measure.ts';
import { CHANGES, DONE, NODE } from './one-file.ts';

const seconds = (value: number): string => (value < 0.1 ? `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`);
const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

/** @returns A table of Markdown; the first column is text, the others are figures. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const wallOf = (samples: readonly Sample[], name: string): number => samples.find((sample) => sample.name === name)?.wall ?? NaN;

/** One row for each command: what it took, and against the floor and migfix's dry run. */
export function folderTable({ files, megabytes, samples, stable }: FolderResult): string {
  const rows = samples.map(({ name, wall, cpu, memory }) => [
    name, seconds(wall), seconds(cpu), `${memory.toFixed(0)} MB`, seconds(wall / files), times(wall / wallOf(samples, FLOOR)), times(wall / wallOf(samples, DRY_RUN)),
  ]);
  const head = ['', 'wall', 'CPU', 'peak memory', 'wall per file', 'to the floor', 'to the dry run'];
  return `${files} files, ${megabytes.toFixed(1)} MB; two reports ${stable ? 'are the same bytes' : '**differ**'}.\n\n${table(head, rows)}`;
}

/** What starting costs. */
export function oneFileTable(samples: readonly Sample[]): string {
  return table(['', 'wall', 'CPU', 'peak memory', `to \`${NODE}\``], samples.map(({ name, wall, cpu, memory }) => [name, seconds(wall), seconds(cpu), `${memory.toFixed(0)} MB`, times(wall / wallOf(samples, NODE))]));
}

interface Target {
  readonly what: string;
  readonly most: number;
  /** Not a number: not measured in this run. */
  readonly measured: number;
  readonly unit?: string;
}

/** @returns What is promised, what was measured, and whether that is met. */
export function targetTable(folders: readonly FolderResult[], oneFile: readonly Sample[]): string {
  const rows = targets(folders, oneFile).map(({ what, most, measured, unit = '×' }) => [
    what, `${most} ${unit}`, Number.isNaN(measured) ? '–' : `${measured.toFixed(unit === '×' ? 2 : 0)} ${unit}`, Number.isNaN(measured) ? 'not measured' : measured <= most ? 'yes' : '**no**',
  ]);
  return table(['target', 'at most', 'measured', 'met'], rows);
}

function targets(folders: readonly FolderResult[], oneFile: readonly Sample[]): readonly Target[] {
  const at = (files: number): FolderResult => folders.find((folder) => folder.files === files) ?? { files, megabytes: NaN, samples: [], stable: false };
  const wall = (files: number, name: string): number => wallOf(at(files).samples, name);
  const like = (files: number, start: string): number => Math.min(...at(files).samples.filter(({ name }) => name.startsWith(start)).map((sample) => sample.wall));
  const memory = Math.max(...at(40_000).samples.filter(({ name }) => name.startsWith('migfix')).map((sample) => sample.memory));
  const startOf = (name: string): number => wallOf(oneFile, name) / wallOf(oneFile, NODE);
  return [
    { what: 'dry run of 4,000 files, to ast-grep’s scan', most: 1, measured: finite(wall(4_000, DRY_RUN) / like(4_000, 'ast-grep')) },
    { what: 'dry run of 4,000 files, to the LibCST codemod', most: 0.03, measured: finite(wall(4_000, DRY_RUN) / like(4_000, 'LibCST')) },
    { what: '`--check` of 4,000 migrated files without a cache, to the floor', most: 2, measured: wall(4_000, CHECK) / wall(4_000, FLOOR_AFTER) },
    { what: '`--check` of 4,000 migrated files with the cache, to the floor', most: 2, measured: wall(4_000, CHECK_CACHED) / wall(4_000, FLOOR_AFTER) },
    { what: `${DONE}, to \`${NODE}\``, most: 1.6, measured: startOf(DONE) },
    { what: `${CHANGES}, to \`${NODE}\``, most: 1.6, measured: startOf(CHANGES) },
    { what: 'dry run per file at 40,000, to that at 4,000', most: 1.2, measured: wall(40_000, DRY_RUN) / 10 / wall(4_000, DRY_RUN) },
    { what: 'peak memory at 40,000 files', most: 300, measured: finite(memory), unit: 'MB' },
  ];
}

/** What was not measured has no least and no most. */
const finite = (value: number): number => (Number.isFinite(value) && value > 0 ? value : NaN);
