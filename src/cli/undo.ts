import type { Io, UndoReport } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './errors.ts';
import { visible } from './reporters/visible.ts';

/**
 * `migfix undo [paths..]`: puts back what the last run that wrote has replaced, byte for byte.
 *
 * @returns the exit code: 0 all is as it was, 1 a file was left because it was changed since, 2 one could not be written
 * @throws UsageError for a run or path that nothing of can be taken back
 */
export async function undo(args: Arguments, io: Io): Promise<number> {
  if (args.flag('list')) return list(io);
  const paths = args.words.slice(1);
  const run = args.text('run');
  const dryRun = args.flag('dry-run') ?? false;
  const report = await io.undo({ paths, dryRun, ...(run === undefined ? {} : { run }) }).catch((error: unknown) => {
    throw new UsageError((error as Error).message);
  });
  if (report) return publish(report, dryRun, args.flag('quiet') ?? false, io);
  if (paths.length || run !== undefined) throw new UsageError(`${run === undefined ? '' : `--run ${run}: `}nothing to undo${paths.length ? ` in ${paths.join(', ')}` : ''}: see "migfix undo --list"`);
  io.err('migfix: nothing to undo\n');
  return 0;
}

async function list(io: Io): Promise<number> {
  const runs = await io.runs();
  for (const { id, files } of runs) io.out(`${id}: ${count(files.length)}: ${visible(files.slice(0, 3).join(', '))}${files.length > 3 ? ', …' : ''}\n`);
  if (!runs.length) io.err('migfix: nothing to undo\n');
  return 0;
}

const count = (files: number): string => `${files} ${files === 1 ? 'file' : 'files'}`;

function publish({ run, torn, files }: UndoReport, dryRun: boolean, quiet: boolean, io: Io): number {
  for (const { name, left } of files) io.out(`${visible(name)}: ${left === undefined ? (dryRun ? 'would be put back' : 'put back') : `left as it is: ${visible(left)}`}\n`);
  if (torn) io.err(`migfix: warning: the journal of the run has ${torn === 1 ? 'a torn line' : `${torn} torn lines`}: a run that is killed leaves one, and has not replaced the file that it was for\n`);
  const back = files.filter(({ left }) => left === undefined).length;
  if (!quiet) io.err(`run ${run}: ${count(back)} ${dryRun ? 'would be put back' : 'put back'}${back < files.length ? `, ${files.length - back} left` : ''}\n`);
  return files.some(({ failed }) => failed) ? 2 : back < files.length ? 1 : 0;
}
