import { resolve } from 'node:path';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';
import { type FormatName, formats } from './reporters/formats.ts';
import { didYouMean } from '../core/suggest.ts';

/** A report of a run, and where it goes. */
export interface Target {
  readonly format: FormatName;
  /** Undefined: stdout. */
  readonly file: string | undefined;
}

/**
 * `--output-format NAME` or `NAME=FILE`, and `--output-file` for a single one.
 *
 * @param byDefault where nothing is said
 * @param baseline as an absolute path
 * @returns at least one; at most one goes to stdout, and no two to the same file
 * @throws UsageError for an unknown format, and for reports that would be written over one another, over the baseline or a source file
 */
export function targetsOf(args: Arguments, cwd: string, byDefault: FormatName, baseline?: string): readonly Target[] {
  const named = (args.list('output-format') ?? [byDefault]).map(targetOf);
  const file = args.text('output-file');
  if (file !== undefined && (named.length > 1 || named[0]?.file !== undefined)) throw new UsageError('--output-file goes with one --output-format: for several, write --output-format NAME=FILE');
  const targets = file === undefined ? named : named.map((target) => ({ ...target, file: fileOf(file) }));
  const [first, second] = targets.filter((target) => target.file === undefined);
  if (first && second) throw new UsageError(`--output-format: ${first.format} and ${second.format} cannot both go to stdout: write ${second.format}=FILE`);
  const summary = args.text('summary-file');
  if (summary === '-') throw new UsageError('--summary-file takes a file: --output-format json is for stdout');
  for (const path of [summary, ...targets.map((target) => target.file)]) refuseSource(path);
  refuseSameFile(targets, { summary, baseline }, cwd);
  return targets;
}

/**
 * A report takes the place of what was there, and no undo brings it back: Python and what configures a project is never what was meant.
 *
 * @param path where a report is to go
 * @throws UsageError for a source file
 */
export function refuseSource(path: string | undefined): void {
  if (path !== undefined && /\.(?:py|pyi|toml|ini|mako)$/i.test(path)) throw new UsageError(`${path}: a report would be written over a source file: name another`);
}

function targetOf(text: string): Target {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const names = Object.keys(formats);
  if (!names.includes(name)) throw new UsageError(`--output-format must be ${names.join(', ')}, not "${name}"${didYouMean(name, names)}`);
  if (file === '') throw new UsageError(`--output-format: ${name}= needs a file`);
  return { format: name as FormatName, file: fileOf(file) };
}

/** `-` is stdout, as everywhere. */
const fileOf = (file: string | undefined): string | undefined => (file === '-' ? undefined : file);

function refuseSameFile(targets: readonly Target[], { summary, baseline }: { readonly summary: string | undefined; readonly baseline: string | undefined }, cwd: string): void {
  const seen = new Map<string, string>(baseline === undefined ? [] : [[baseline, 'the baseline']]);
  if (summary !== undefined && resolve(cwd, summary) === baseline) throw new UsageError(`--summary-file and --baseline cannot both be ${summary}`);
  if (summary !== undefined) seen.set(resolve(cwd, summary), '--summary-file');
  for (const { format, file } of targets) {
    if (file === undefined) continue;
    const path = resolve(cwd, file);
    const other = seen.get(path);
    if (other !== undefined) throw new UsageError(`--output-format: ${other} and ${format} cannot both go to ${file}`);
    seen.set(path, format);
  }
}

/**
 * The report of a command that has one.
 *
 * @param known its formats
 * @throws UsageError when several are asked for, or one that it does not have
 */
export function onlyTarget<Name extends FormatName>(targets: readonly Target[], command: string, known: readonly Name[]): Target & { readonly format: Name } {
  const [target, second] = targets;
  const wrong = targets.find(({ format }) => !known.some((name) => name === format));
  if (wrong) throw new UsageError(`--output-format ${wrong.format} does not go with "migfix ${command}"`);
  if (!target || second) throw new UsageError(`"migfix ${command}" writes one report: --output-format cannot be several`);
  return target as Target & { readonly format: Name };
}
