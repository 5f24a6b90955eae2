import type { Options, Parse, Result } from '../core/types.ts';
import type { FoundFile, Io, Source } from '../io.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { exitCode } from './exit-code.ts';
import { publish } from './publish.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { readSettings, type Settings } from './settings.ts';

/** Below this a bar would only flicker. */
const LONG = 50;

/**
 * Finds, rewrites, writes where asked, and reports.
 *
 * @returns the exit code
 * @throws UsageError for what the user got wrong
 */
export async function run(args: Arguments, io: Io, engine: Engine): Promise<number> {
  const paths = await pathsOf(args, io);
  if (!paths) return 0;
  const stdinName = args.text('stdin-filename');
  const settings = await readSettings(args, paths.map((path) => (path === '-' ? (stdinName ?? '.') : path)), io, engine);
  if (paths.includes('-')) return (await import('./run-stdin.ts')).runStdin(paths, stdinName, settings, io, engine);
  const { section, exclude, excludeBase, respectGitignore } = settings;
  const found = await io.find({ paths, exclude, excludeBase, respectGitignore, ...(section === undefined ? {} : { section }) });
  for (const warning of found.warnings) io.err(`migfix: warning: ${visible(warning)}\n`);
  for (const problem of found.problems) io.err(`migfix: ${visible(problem)}\n`);
  const reports = found.files.length ? await fixAll(found.files, settings, io, engine) : [];
  if (reports.length || settings.output.format === 'json') await publish(reports, settings, io);
  return exitCode(reports, settings, found.problems.length > 0);
}

/** Undefined: a list of files was given, and it is empty. */
async function pathsOf(args: Arguments, io: Io): Promise<readonly string[] | undefined> {
  const from = args.text('files-from');
  if (from === undefined) return args.words;
  const text = from === '-' ? await io.stdin() : await io.readText(from);
  if (text === undefined) throw new UsageError(`--files-from: ${from}: no such file`);
  const paths = [...args.words, ...text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')];
  return paths.length ? paths : undefined;
}

/** Reads and rewrites the files, one after the other; on the disk only in the mode `write`. */
export async function fixAll(files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine): Promise<readonly FileReport[]> {
  const parse = await io.parser();
  const progress = files.length > LONG && wantsProgress(settings, io) ? await io.progress(files.length) : undefined;
  const reports: FileReport[] = [];
  try {
    for (const file of files) {
      reports.push(await fixFile(file, parse, settings, io, engine));
      progress?.tick();
    }
  } finally {
    progress?.stop();
  }
  return reports;
}

const wantsProgress = ({ output }: Settings, io: Io): boolean => output.progress && !output.quiet && io.stderrTty && !io.env['CI'];

async function fixFile(file: FoundFile, parse: Parse, settings: Settings, io: Io, engine: Engine): Promise<FileReport> {
  const { name } = file;
  const source = await io.read(file.path);
  if ('reason' in source) {
    const result: Result = { status: 'skipped', code: '', reason: source.reason, bug: false };
    return { name, before: '', result, ...(source.content ? {} : { failure: source.reason }) };
  }
  const namingConvention = settings.namingConvention ?? file.namingConvention;
  const result = fixText(source.code, parse, { ...settings.options, namingConvention }, engine);
  const report = { name, before: source.code, result };
  return settings.mode === 'write' && result.status === 'fixed' ? write(report, file.path, source, io) : report;
}

/** The core must not throw; if it does, that is our bug, and the other files still get their turn. */
export function fixText(code: string, parse: Parse, options: Options, engine: Engine): Result {
  try {
    return engine.fix(code, parse, engine.transforms, options);
  } catch (error) {
    return { status: 'skipped', code, reason: `crashed: ${(error as Error).message}`, bug: true };
  }
}

async function write(report: FileReport, path: string, source: Source, io: Io): Promise<FileReport> {
  try {
    await io.write(path, report.result.code, source);
    return { ...report, written: true };
  } catch (error) {
    return { ...report, failure: `could not be written: ${(error as Error).message}` };
  }
}
