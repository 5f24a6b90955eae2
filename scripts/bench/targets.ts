/** What is promised of migfix's speed, held against a run. */
import { CHECK, CHECK_CACHED, DRY_RUN, FLOOR_AFTER } from './folders.ts';
import type { FolderResult } from './folders.ts';
import { table } from './format.ts';
import { wallOf } from './measure.ts';
import type { Sample } from './measure.ts';
import { CHANGES, DONE, NODE } from './one-file.ts';

interface Target {
  readonly what: string;
  readonly bound: 'at most' | 'at least';
  readonly value: number;
  /** Not a number: not measured in this run. */
  readonly measured: number;
  readonly unit?: string;
}

/** @returns What is promised, what was measured, and whether that is met. */
export function targetTable(folders: readonly FolderResult[], oneFile: readonly Sample[]): string {
  const rows = targets(folders, oneFile).map(({ what, bound, value, measured, unit = '×' }) => {
    const met = bound === 'at most' ? measured <= value : measured >= value;
    return Number.isNaN(measured) ? [what, `${bound} ${value} ${unit}`, '–', 'not measured'] : [what, `${bound} ${value} ${unit}`, `${measured.toFixed(measured < 10 ? 2 : 0)} ${unit}`, met ? 'yes' : '**no**'];
  });
  return table(['', 'target', 'measured', 'met'], rows);
}

function targets(folders: readonly FolderResult[], oneFile: readonly Sample[]): readonly Target[] {
  const at = (files: number): FolderResult => folders.find((folder) => folder.files === files) ?? { files, megabytes: NaN, samples: [], stable: false };
  const wall = (files: number, name: string): number => wallOf(at(files).samples, name);
  const like = (files: number, start: string): number => Math.min(...at(files).samples.filter(({ name }) => name.startsWith(start)).map((sample) => sample.wall));
  const memory = Math.max(...at(40_000).samples.filter(({ name }) => name.startsWith('migfix')).map((sample) => sample.memory));
  const startOf = (name: string): number => wallOf(oneFile, name) / wallOf(oneFile, NODE);
  return [
    { what: 'dry run of 4,000 files, to ast-grep’s scan', bound: 'at most', value: 1, measured: finite(wall(4_000, DRY_RUN) / like(4_000, 'ast-grep')) },
    { what: 'the LibCST codemod of 4,000 files, to the dry run', bound: 'at least', value: 30, measured: finite(like(4_000, 'LibCST') / wall(4_000, DRY_RUN)) },
    { what: '`--check` of 4,000 migrated files without a cache, to the floor', bound: 'at most', value: 2, measured: wall(4_000, CHECK) / wall(4_000, FLOOR_AFTER) },
    { what: '`--check` of 4,000 migrated files with the cache, to the floor', bound: 'at most', value: 2, measured: wall(4_000, CHECK_CACHED) / wall(4_000, FLOOR_AFTER) },
    { what: `${DONE}, to \`${NODE}\``, bound: 'at most', value: 1.6, measured: startOf(DONE) },
    { what: `${CHANGES}, to \`${NODE}\``, bound: 'at most', value: 1.6, measured: startOf(CHANGES) },
    { what: 'dry run per file at 40,000, to that at 4,000', bound: 'at most', value: 1.2, measured: wall(40_000, DRY_RUN) / 10 / wall(4_000, DRY_RUN) },
    { what: 'peak memory at 40,000 files', bound: 'at most', value: 300, measured: finite(memory), unit: 'MB' },
  ];
}

/** What was not measured has no least and no most. */
const finite = (value: number): number => (Number.isFinite(value) && value > 0 ? value : NaN);
