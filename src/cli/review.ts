import { isInterrupted, type Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { refuseDirtyTree } from './clean-tree.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { fixFiles } from './fix-files.ts';
import { lookOf } from './publish.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import type { Desk } from './review/desk.ts';
import { openMemory } from './review/memory.ts';
import { prepare, type Reviewed } from './review/prepare.ts';
import { open, type Outcome, session } from './review/session.ts';
import { isOver } from './review/walk.ts';
import { readSettings, type Settings } from './settings.ts';
import { proofOf, projectsOf } from './verify.ts';
import { writeIfSame } from './write-verified.ts';

const ELSEWHERE = ['write', 'check', 'dry-run', 'allow-marks', 'output-format', 'output-file', 'exit-zero'] as const;

/**
 * `migfix review [paths..]`: shows what would change block by block, and writes what is taken.
 *
 * @returns 0; 2 when a file could not be read or written; 130 on Ctrl+C
 * @throws UsageError where there is no terminal, and for a tree that is not clean, as `--write` does
 */
export async function review(args: Arguments, io: Io, engine: Engine): Promise<number> {
  for (const flag of ELSEWHERE) if (args.has(flag)) throw new UsageError(`--${flag} does not go with "migfix review"`);
  const paths = args.words.slice(1);
  if (!io.stdinTty || !io.stdoutTty || paths.includes('-')) throw new UsageError('"migfix review" asks somebody at a terminal; without one, "migfix --write" writes and "migfix" shows the diff');
  const settings: Settings = { ...(await readSettings(args, paths, io, engine)), mode: 'write' };
  const found = await findFiles(paths, settings, io);
  if (!found.files.length) return 2;
  await refuseDirtyTree(found.files.map(({ path }) => path), settings, io);
  const { reports } = await fixFiles(found.files, { ...settings, mode: 'dry-run' }, io, engine);
  const proof = args.flag('verify') ? await proofOf(args, await projectsOf(args, found.files, reports, settings, io, engine), settings, io) : undefined;
  for (const each of [...(proof?.warnings ?? []), ...(proof?.notChecked.map((one) => `not checked: ${one}`) ?? [])]) io.err(`migfix: ${visible(each)}\n`);
  const proofs = new Map(proof?.revisions.map((revision) => [revision.path, revision]));
  const files = await prepare({ files: found.files, reports, proofs }, settings, io, engine);
  const unread = found.problems.length > 0 || reports.some(({ failure }) => failure !== undefined);
  const code = await walkThrough(files, args, settings, io, engine);
  return code === 0 && unread ? 2 : code;
}

async function walkThrough(files: readonly Reviewed[], args: Arguments, settings: Settings, io: Io, engine: Engine): Promise<number> {
  const memory = await openMemory(io);
  if (args.flag('restart')) memory.forget(files.map(({ report }) => report.before));
  const all = files.map((file) => open(file, memory));
  const waiting = all.filter(({ walk }) => !isOver(walk) || [...walk.decided.values()].includes('take'));
  if (!waiting.length) {
    io.err(all.length ? `Nothing to review: ${count(all.length, 'file')} left as decided earlier (--restart asks again).\n` : 'Nothing to review: no file would change.\n');
    return 0;
  }
  const keyboard = await io.keyboard();
  try {
    const rules = new Map(rulesOf(engine).map((rule) => [rule.id, rule]));
    const write = async ({ report, path }: Reviewed, code: string): Promise<FileReport> => writeIfSame({ ...report, result: { ...report.result, code } as FileReport['result'] }, path, io);
    const desk: Desk = { io, keyboard, memory, rules, look: { ...lookOf(settings, io, 'stdout'), mode: 'dry-run' }, python: args.text('python'), write };
    return summed(await session(waiting, desk), io);
  } catch (error) {
    if (!isInterrupted(error)) throw error;
    io.err('\nmigfix: interrupted: nothing more is written; "migfix review" goes on from here\n');
    return 130;
  } finally {
    keyboard.close();
  }
}

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

function summed({ taken, left, open: rest, written, failures }: Outcome, io: Io): number {
  for (const failure of failures) io.err(`migfix: ${visible(failure)}\n`);
  io.err(`${count(taken, 'block')} taken, ${left} left, ${rest} not decided; ${count(written, 'file')} written.\n`);
  if (rest) io.err('"migfix review" goes on from here.\n');
  if (written) io.err('"migfix undo" puts back what was there.\n');
  return failures.length ? 2 : 0;
}
