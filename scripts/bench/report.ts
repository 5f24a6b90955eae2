/** The tables that are printed, and that docs/performance.md has. */
import { CHECK, CHECK_CACHED, DRY_RUN, FLOOR, FLOOR_AFTER } from './folders.ts';
import type { FolderResult } from './folders.ts';
import type { Sample } from './measure.ts';
import { CHANGES, DONE, NODE } from './one-file.ts';
import type { Outcome, WrittenResult } from './written/written.ts';

const seconds = (value: number): string => (value < 0.1 ? `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`);
const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

/** A table of Markdown; the first column is text, the others are figures. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
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

const shown = (outcome: Outcome): string => ('error' in outcome ? '–' : seconds(outcome.seconds));
const secondsOf = (outcome: Outcome): number => ('error' in outcome ? NaN : outcome.seconds);
const copiesOf = (outcome: Outcome): number => ('error' in outcome ? 0 : outcome.copies);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The revisions where it makes a difference, then what they come to. */
export function writtenTable(results: readonly WrittenResult[], rows: number): string {
  const line = ({ id, title, forms }: WrittenResult): readonly string[] => [
    `\`${id}\` ${title}`, shown(forms.bare), shown(forms.each), shown(forms.migfix), String(copiesOf(forms.each)), String(copiesOf(forms.migfix)), times(secondsOf(forms.each) / secondsOf(forms.migfix)),
  ];
  const copying = results.filter(({ forms }) => copiesOf(forms.each) > 0);
  const [each, migfix] = (['each', 'migfix'] as const).map((form) => ({ seconds: sum(results.map(({ forms }) => secondsOf(forms[form]))), copies: sum(results.map(({ forms }) => copiesOf(forms[form]))) })) as [{ seconds: number; copies: number }, { seconds: number; copies: number }];
  const total = [`**all ${results.length} revisions**`, '–', seconds(each.seconds), seconds(migfix.seconds), String(each.copies), String(migfix.copies), times(each.seconds / migfix.seconds)];
  const head = ['revision', 'as it was', 'one block each', 'migfix', 'copies, one block each', 'copies, migfix', 'one block each ÷ migfix'];
  return `${rows.toLocaleString('en')} rows in every table. ${bareLine(results)}\n\n${table(head, [...copying.map(line), total])}`;
}

/** Against the authors' own form, where SQLite takes it. */
function bareLine(results: readonly WrittenResult[]): string {
  const taken = results.filter(({ forms }) => !('error' in forms.bare));
  const [bare, migfix] = [sum(taken.map(({ forms }) => secondsOf(forms.bare))), sum(taken.map(({ forms }) => secondsOf(forms.migfix)))];
  const copies = sum(taken.map(({ forms }) => copiesOf(forms.migfix) - copiesOf(forms.bare)));
  return `Of ${results.length} upgrades SQLite takes ${taken.length} as they were: ${seconds(bare)} then, ${seconds(migfix)} after migfix (${times(migfix / bare)}), ${copies} more table copies.`;
}
