/** What is promised of migfix's speed, held against a run. */
import { CHECK, CHECK_CACHED, DRY_RUN, FLOOR_AFTER, PARSER, PARSER_AFTER } from './folders.ts';
import type { FolderResult } from './folders.ts';
import { table } from './format.ts';
import { secondsOf } from './measure.ts';
import type { Clock, Sample } from './measure.ts';
import { AGAIN, CHANGES, DONE, NODE, PARSED } from './one-file.ts';

interface Target {
  readonly what: string;
  readonly bound: 'at most' | 'at least';
  readonly value: number;
  /** Not a number: not measured in this run. */
  readonly measured: number;
  /** What it would be if migfix did nothing but parse each file once. */
  readonly parser?: number;
  readonly unit?: string;
}

/**
 * @returns What is promised, what was measured, and whether that is met by the clock on the wall; CPU time beside it, which a busy machine
 * bends less
 */
export function targetTable(folders: readonly FolderResult[], oneFile: readonly Sample[]): string {
  const cpu = targets(folders, oneFile, 'cpu');
  const rows = targets(folders, oneFile, 'wall').map((target, at) => [target.what, `${target.bound} ${target.value} ${target.unit ?? '×'}`, shown(target), figure(target.parser), target.unit ? '' : shown(cpu[at] as Target), verdict(target)]);
  return table(['', 'target', 'measured', 'the parser alone', 'in CPU time', 'met'], rows);
}

const figure = (value = NaN, unit = '×'): string => (Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`);
const shown = ({ measured, unit }: Target): string => figure(measured, unit);

function verdict({ bound, value, measured }: Target): string {
  if (Number.isNaN(measured)) return 'not measured';
  return (bound === 'at most' ? measured <= value : measured >= value) ? 'yes' : '**no**';
}

function targets(folders: readonly FolderResult[], oneFile: readonly Sample[], clock: Clock): readonly Target[] {
  const at = (files: number): FolderResult => folders.find((folder) => folder.files === files) ?? { files, megabytes: NaN, samples: [], stable: false };
  const time = (files: number, name: string): number => secondsOf(at(files).samples, name, clock);
  const like = (files: number, start: string): number => Math.min(...at(files).samples.filter(({ name }) => name.startsWith(start)).map((sample) => sample[clock]));
  const memory = Math.max(...at(40_000).samples.filter(({ name }) => name.startsWith('migfix')).map((sample) => sample.memory));
  const startOf = (name: string): number => secondsOf(oneFile, name, clock) / secondsOf(oneFile, NODE, clock);
  return [
    { what: 'dry run of 4,000 files, to ast-grep’s scan', bound: 'at most', value: 1, measured: finite(time(4_000, DRY_RUN) / like(4_000, 'ast-grep')), parser: finite(time(4_000, PARSER) / like(4_000, 'ast-grep')) },
    { what: 'the LibCST codemod of 4,000 files, to the dry run', bound: 'at least', value: 30, measured: finite(like(4_000, 'LibCST') / time(4_000, DRY_RUN)), parser: finite(like(4_000, 'LibCST') / time(4_000, PARSER)) },
    { what: '`--check` of 4,000 migrated files without a cache, to the floor', bound: 'at most', value: 2, measured: time(4_000, CHECK) / time(4_000, FLOOR_AFTER), parser: time(4_000, PARSER_AFTER) / time(4_000, FLOOR_AFTER) },
    { what: '`--check` of 4,000 migrated files with the cache, to the floor', bound: 'at most', value: 2, measured: time(4_000, CHECK_CACHED) / time(4_000, FLOOR_AFTER) },
    { what: `${DONE}, to \`${NODE}\``, bound: 'at most', value: 1.6, measured: startOf(DONE), parser: startOf(PARSED) },
    { what: `${CHANGES}, to \`${NODE}\``, bound: 'at most', value: 1.6, measured: startOf(CHANGES), parser: startOf(PARSED) },
    { what: `${AGAIN}, to \`${NODE}\``, bound: 'at most', value: 1.6, measured: startOf(AGAIN) },
    { what: 'dry run per file at 40,000, to that at 4,000', bound: 'at most', value: 1.2, measured: time(40_000, DRY_RUN) / 10 / time(4_000, DRY_RUN) },
    { what: 'peak memory at 40,000 files', bound: 'at most', value: 300, measured: finite(memory), unit: 'MB' },
  ];
}

/** What was not measured has no least and no most. */
const finite = (value: number): number => (Number.isFinite(value) && value > 0 ? value : NaN);
