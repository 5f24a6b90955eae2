import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import type { FoundFile, Io, Progress } from '../io.ts';
import type { Report } from '../verify/model.ts';
import type { Pair } from '../verify/request.ts';
import type { Rewritten } from '../verify/texts.ts';
import type { Arguments } from './arguments.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { lookOf, publish, save } from './publish.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { settingsFor } from './file-settings.ts';
import { fixText } from './fix-file.ts';
import { fixFiles, wantsProgress } from './fix-files.ts';
import { readSettings, type Settings } from './settings.ts';
import { onlyTarget, type Target } from './targets.ts';

/** What today's SQLAlchemy and Alembic refuse: put right, an old original can be run and compared. */
const MENDING = ['text-sql', 'legacy-arguments', 'explicit-commit'];

/**
 * `migfix verify [paths..]`: runs the migrations before and after the rewrite and says what that proves; nothing is written.
 *
 * @returns 0 when everything holds, 1 when something does not, 2 when the proof could not take place
 */
export async function verifyCommand(args: Arguments, io: Io, engine: Engine): Promise<number> {
  for (const flag of ['write', 'check', 'dry-run'] as const) if (args.flag(flag)) throw new UsageError(`--${flag} does not go with "migfix verify"`);
  const paths = args.words.slice(1);
  if (paths.includes('-')) throw new UsageError('"migfix verify" runs folders, not stdin');
  const settings = await readSettings(args, paths, io, engine);
  const target = onlyTarget(settings.output.targets, 'verify', ['text', 'json', 'html']);
  if (target.format === 'html' && args.has('against')) throw new UsageError('--against does not go with --output-format html, which shows what --write would write');
  const found = await findFiles(paths, settings, io);
  if (!found.files.length) return 2;
  const { reports } = await fixFiles(found.files, { ...settings, mode: 'dry-run' }, io, engine);
  const projects = await projectsOf(args, found.files, reports, settings, io, engine);
  if (!projects.length) return 2;
  const report = await proofOf(args, projects, settings, io);
  const exitCode = found.problems.length || reports.some(({ failure }) => failure !== undefined) ? 2 : report.revisions.some(({ outcome }) => outcome !== 'holds') && !settings.exitZero ? 1 : 0;
  if (target.format !== 'html') await publishProof(report, target, settings, io);
  else await publish(reports, settings, io, { exitCode, problems: found.problems, proven: false, rules: async () => rulesOf(engine), places: async () => (await import('./places.ts')).placesOf(found.files, reports, io), proof: report });
  return exitCode;
}

/** The migrations of one chain, and which of them were asked for. */
interface ProjectTexts {
  readonly pairs: readonly Pair[];
  readonly asked: ReadonlySet<string>;
  /** Connections enforce foreign keys, as far as the user, env.py and the application tell. */
  readonly foreignKeys: boolean;
}

/** The texts before and after of every file that could be read, each project for itself; of files named one by one the rest of the chain as it is. */
export async function projectsOf(args: Arguments, files: readonly FoundFile[], reports: readonly FileReport[], settings: Settings, io: Io, engine: Engine): Promise<readonly ProjectTexts[]> {
  const parse = await io.parser();
  const mend = (code: string): string => fixText(code, parse, { ...settings.options, select: MENDING }, engine).code || code;
  const projects: ProjectTexts[] = [];
  for (const env of new Set(files.map((file) => file.env))) {
    const mine = files.flatMap((file, index) => (file.env === env ? [{ file, report: reports[index]! }] : []));
    const own = mine.flatMap(({ file, report }) => (report.failure === undefined ? [textsOf(file, report)] : []));
    const pairs = await sidesOf(args, [...own, ...(await restOfChain(mine.map(({ file }) => file), io))], mend);
    if (own.length) projects.push({ pairs, asked: new Set(own.map(({ path }) => path)), foreignKeys: isEnforced(mine.map(({ file }) => file), settings) });
  }
  return projects;
}

/** What fails only then counts. */
export const isEnforced = (files: readonly FoundFile[], settings: Settings): boolean => files.some((file) => settingsFor(settings, file.path).foreignKeys ?? file.foreignKeys);

const textsOf = ({ path, name }: FoundFile, { before, result }: FileReport): Rewritten => ({ path, name, before, after: result.status === 'fixed' ? result.code : before });

async function restOfChain(files: readonly FoundFile[], io: Io): Promise<readonly Rewritten[]> {
  const known = new Set(files.map(({ path }) => path));
  const found: Rewritten[] = [];
  for (const file of files.filter(({ alone }) => alone)) {
    for (const { path, name } of await io.chainOf(file)) {
      const source = known.has(path) ? undefined : await io.read(path);
      known.add(path);
      if (source && 'code' in source) found.push({ path, name, before: source.code, after: source.code });
    }
  }
  return found;
}

async function sidesOf(args: Arguments, files: readonly Rewritten[], mend: (code: string) => string): Promise<readonly Pair[]> {
  const { againstCommit, whatWouldBeWritten } = await import('../verify/texts.ts');
  const against = args.text('against');
  if (against === undefined) return whatWouldBeWritten(files, mend);
  if (!against.startsWith('git:')) throw new UsageError(`--against must be git:REF, not "${against}"`);
  return againstCommit(files, against.slice('git:'.length), mend).catch((error: Error) => {
    throw new UsageError(error.message);
  });
}

/**
 * Runs the proofs, one project after the other.
 *
 * @throws UsageError when no Python with Alembic is found, or the revisions form no chain
 */
export async function proofOf(args: Arguments, projects: readonly ProjectTexts[], settings: Settings, io: Io): Promise<Report> {
  const reports: Report[] = [];
  for (const { pairs, asked, foreignKeys } of projects) {
    const report = await proofOfProject(args, pairs, foreignKeys, settings, io);
    reports.push({ ...report, revisions: report.revisions.filter(({ path }) => asked.has(path)) });
  }
  return reports.reduce((all, each) => ({
    ...all,
    revisions: [...all.revisions, ...each.revisions],
    notChecked: [...new Set([...all.notChecked, ...each.notChecked])],
    warnings: [...new Set([...all.warnings, ...each.warnings])],
    ...(all.bisect === undefined ? {} : { bisect: all.bisect ?? each.bisect ?? null }),
    seconds: all.seconds + each.seconds,
  }));
}

async function proofOfProject(args: Arguments, pairs: readonly Pair[], foreignKeys: boolean, settings: Settings, io: Io): Promise<Report> {
  const { findPython, PythonMissing } = await import('../node/python.ts');
  const { CannotVerify, verify } = await import('../verify/verify.ts');
  const { surroundingsOf } = await import('../verify/surroundings.ts');
  const { writtenConvention } = await import('../node/naming-convention.ts');
  const first = pairs[0]!.path;
  const known = (error: Error): never => {
    throw error instanceof PythonMissing || error instanceof CannotVerify ? new UsageError(error.message) : error;
  };
  const python = await findPython({ python: args.text('python'), folder: dirname(first), env: io.env }).catch(known);
  const around = await surroundingsOf(io.cwd, first);
  if (args.flag('env') && around.env === undefined) throw new UsageError('--env: there is no env.py above the migrations');
  if (args.flag('env')) io.err(`migfix: warning: --env runs ${visible(around.env!)}: it is the project's own code, and may do what it likes\n`);
  const bar = progressOf(settings, io);
  return verify({
    files: pairs, python, sides: sideNames(args), cwd: io.cwd, env: { ...io.env }, paths: around.paths,
    foreignKeys,
    ...optionsOf(args),
    convention: args.flag('env') || around.env === undefined ? undefined : await writtenConvention(around.env),
    envFile: args.flag('env') ? around.env : undefined,
    ini: args.flag('env') ? around.ini : undefined,
    progress: bar.step,
  }).catch(known).finally(bar.stop);
}

const sideNames = (args: Arguments): Report['sides'] => {
  const against = args.text('against');
  return against === undefined ? { before: 'as on the disk', after: 'as --write would write it' } : { before: against, after: 'as on the disk' };
};

const optionsOf = (args: Arguments) => ({
  stubImports: args.flag('stub-imports') ?? false,
  postgres: args.text('postgres'),
  bisect: args.flag('bisect') ?? false,
  rows: args.whole('rows') ?? 0,
  limit: args.whole('timeout') ?? 30,
  workers: args.whole('jobs') ?? availableParallelism(),
});

function progressOf(settings: Settings, io: Io) {
  let bar: Promise<Progress> | undefined;
  return {
    step: (_done: number, total: number): void => {
      if (!wantsProgress(settings, io)) return;
      bar ??= io.progress(total, 'steps');
      // in its turn also when the bar is still being made
      void bar.then(({ tick }) => tick());
    },
    stop: async (): Promise<void> => (await bar)?.stop(),
  };
}

/** The table, or the JSON, on stdout or in `--output-file`. */
export async function publishProof(report: Report, { file, format }: Target, settings: Settings, io: Io): Promise<void> {
  const look = lookOf(settings, io, file === undefined ? 'stdout' : 'file');
  const text =
    format === 'json'
      ? (await import('./reporters/proof-json.ts')).asProofJson(report)
      : (await import('./reporters/proof.ts')).asProof(report, { ...look, columns: look.terminal ? io.columns : undefined });
  if (file === undefined) io.out(text);
  else await save(file, text, io);
}
