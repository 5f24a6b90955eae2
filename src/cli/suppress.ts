import type { Parse } from '../core/types.ts';
import { withSuppressions } from '../core/write-suppressions.ts';
import type { FoundFile, Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { refuseDirtyTree } from './clean-tree.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { lookOf } from './publish.ts';
import { diffOf } from './reporters/diff.ts';
import { type FileReport, remaining } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { reportsOf } from './reports-of.ts';
import { readSettings } from './settings.ts';
import { onlyTarget } from './targets.ts';

/** A file that gets comments. */
interface Silenced {
  readonly file: FoundFile;
  readonly before: string;
  readonly after: string;
}

/**
 * `migfix suppress --reason "…" [paths..]`: a suppression above each statement that an error or a warning is left for.
 *
 * @returns the exit code: 0 nothing to do or all written, 1 comments would be written, or could not stand, 2 a file could not be written
 * @throws UsageError without a reason, and as rewriting does
 */
export async function suppress(args: Arguments, io: Io, engine: Engine): Promise<number> {
  const reason = args.text('reason')?.trim();
  if (!reason || /[\r\n]/.test(reason)) throw new UsageError('"migfix suppress" needs one line that says why: --reason "…"');
  if (/#[ \t]*(?:migfix|noqa|type:|pylint)/i.test(reason)) throw new UsageError('--reason: what follows the # would be read as a comment of its own');
  const paths = args.words.slice(1);
  const settings = await readSettings(args, paths, io, engine);
  if (onlyTarget(settings.output.targets, 'suppress', ['text', 'diff']).file !== undefined) throw new UsageError('--output-file does not go with "migfix suppress"');
  if (settings.mode === 'check') throw new UsageError('--check does not go with "migfix suppress"');
  const found = await findFiles(paths, settings, io);
  const reports = await reportsOf(found.files, [], { ...settings, mode: 'dry-run' }, io, engine);
  const { silenced, refused } = silencedIn(found.files, reports, await io.parser(), reason, io);
  const write = settings.mode === 'write';
  if (write) await refuseDirtyTree(silenced.map(({ file }) => file.path), settings, io);
  const failed = write ? await writeAll(silenced, io) : 0;
  if (!write) for (const { file, before, after } of silenced) io.out(diffOf(file.name, before, after, lookOf(settings, io, 'stdout')));
  if (!settings.output.quiet) io.err(`${silenced.length - failed} ${silenced.length - failed === 1 ? 'file' : 'files'} ${write ? 'with new suppressions: "migfix undo" puts back what was there' : 'would get suppressions'}\n`);
  if (found.problems.length || failed) return 2;
  return (refused || (silenced.length && !write)) && !settings.exitZero ? 1 : 0;
}

/** What cannot be read in a comment of ours, another comment does not mend. */
const MENDED_BY_HAND = 'unused-suppression';

function silencedIn(files: readonly FoundFile[], reports: readonly FileReport[], parse: Parse, reason: string, io: Io): { readonly silenced: readonly Silenced[]; readonly refused: boolean } {
  let refused = false;
  const silenced = reports.flatMap((report, at): readonly Silenced[] => {
    const left = remaining(report).filter(({ rule }) => rule !== MENDED_BY_HAND);
    if (!left.length) return [];
    const after = withSuppressions(report.before, parse, left, reason);
    if (after !== undefined) return [{ file: files[at] as FoundFile, before: report.before, after }];
    io.err(`migfix: ${visible(report.name)}: a comment cannot stand above every statement: left alone\n`);
    refused = true;
    return [];
  });
  return { silenced, refused };
}

/** @returns how many could not be written */
async function writeAll(silenced: readonly Silenced[], io: Io): Promise<number> {
  let failed = 0;
  for (const { file, before, after } of silenced) {
    const source = await io.read(file.path);
    const refused = 'reason' in source ? source.reason : source.code === before ? await io.write(file.path, after, source).then(() => undefined, (error: Error) => error.message) : 'it has changed since it was read';
    if (refused === undefined) continue;
    io.err(`migfix: ${visible(file.name)}: could not be written: ${visible(refused)}\n`);
    failed++;
  }
  return failed;
}
