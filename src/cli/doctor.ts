import { relative } from 'node:path';
import type { Parse } from '../core/types.ts';
import { examine } from '../doctor/examine.ts';
import type { Patient, TextFile } from '../doctor/types.ts';
import type { EnvironmentFiles, Io, Source } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { refuseDirtyTree } from './clean-tree.ts';
import { lookIntoDatabase } from './doctor-database.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { lookOf, save } from './publish.ts';
import { asDoctorJson, asDoctorReport, type DoctorReport } from './reporters/doctor.ts';
import { diffOf } from './reporters/diff.ts';
import { visible } from './reporters/visible.ts';
import { readSettings, type Settings } from './settings.ts';
import { onlyTarget, type Target } from './targets.ts';

/**
 * `migfix doctor`: looks at the environment that makes and runs the migrations; `--write` mends what can be mended.
 *
 * @returns the exit code: 0 all is right, 1 something is not, 2 could not work
 * @throws UsageError for what the user got wrong
 */
export async function doctor(args: Arguments, io: Io, engine: Engine): Promise<number> {
  const [, path, more] = args.words;
  if (more !== undefined) throw new UsageError('"migfix doctor" takes one path');
  const settings = await readSettings(args, path === undefined ? [] : [path], io, engine);
  const target = onlyTarget(settings.output.targets, 'doctor', ['text', 'diff', 'json']);
  const python = args.text('python');
  const found = await io.environments({
    ...(path === undefined ? {} : { path }),
    ...(settings.section === undefined ? {} : { section: settings.section }),
    ...(python === undefined ? {} : { python }),
  });
  for (const problem of found.problems) io.err(`migfix: ${visible(problem)}\n`);
  await refuseDirtyTree(found.environments.flatMap(({ env, ini, toml }) => [env, ini, toml].filter((path) => path !== undefined)), settings, io);
  const parse = await io.parser();
  const reports: DoctorReport[] = [];
  for (const files of found.environments) reports.push(await visit(files, { args, settings, parse, io }));
  if (reports.length || target.format === 'json') await publish(reports, target, settings, io);
  return exitCode(reports, settings, found.problems.length > 0);
}

interface Visit {
  readonly args: Arguments;
  readonly settings: Settings;
  readonly parse: Parse;
  readonly io: Io;
}

async function visit(files: EnvironmentFiles, { args, settings, parse, io }: Visit): Promise<DoctorReport> {
  const name = displayName(files.env, io);
  const read = new Map<string, { path: string; source: Source }>();
  const failures: string[] = [];
  const textFile = async (path: string | undefined): Promise<TextFile | undefined> => {
    if (path === undefined) return undefined;
    const source = await io.read(path);
    if ('reason' in source) failures.push(`${displayName(path, io)}: ${source.reason}`);
    if ('reason' in source) return undefined;
    read.set(displayName(path, io), { path, source });
    return { name: displayName(path, io), text: source.code };
  };
  const [env, template, ini, toml] = [await textFile(files.env), await textFile(files.template), await textFile(files.ini), await textFile(files.toml)];
  if (!env) return { name, findings: [], changes: [], written: [], failures };
  const patient: Patient = {
    env,
    application: files.application,
    folder: folderName(files.folder, io),
    ...(template ? { template } : {}),
    ...(ini ? { ini } : {}),
    ...(toml ? { toml } : {}),
    ...(files.alembic === undefined ? {} : { alembic: files.alembic }),
  };
  const diagnosis = examine(patient, parse);
  const database = args.text('database');
  const findings = [...diagnosis.findings];
  if (database !== undefined) {
    const request = { file: database, python: args.text('python'), files, facts: diagnosis.facts, parse };
    await lookIntoDatabase(request, io).then(
      (found) => findings.push(...found),
      (error: unknown) => failures.push((error as Error).message),
    );
  }
  const written: string[] = [];
  for (const { name, after } of settings.mode === 'write' ? diagnosis.changes : []) {
    const { path, source } = read.get(name) as { path: string; source: Source };
    await io.write(path, after, source).then(
      () => written.push(name),
      (error: unknown) => failures.push(`${name}: could not be written: ${(error as Error).message}`),
    );
  }
  return { name, findings, changes: diagnosis.changes, written, failures };
}

const displayName = (path: string, io: Io): string => relative(io.cwd, path).split('\\').join('/') || '.';

function folderName(folder: string, io: Io): string {
  const name = displayName(folder, io);
  return name === '.' ? '' : `${name}/`;
}

async function publish(reports: readonly DoctorReport[], { file, format }: Target, settings: Settings, io: Io): Promise<void> {
  const look = lookOf(settings, io, file === undefined ? 'stdout' : 'file');
  const diffs = reports.flatMap(({ changes }) => changes.map(({ name, before, after }) => diffOf(name, before, after, look))).join('');
  const showsDiff = settings.mode === 'dry-run' || format === 'diff';
  const text = format === 'json' ? asDoctorJson(reports, settings.mode) : format === 'diff' ? diffs : asDoctorReport(reports, look) + (showsDiff ? diffs : '');
  if (file === undefined) io.out(text);
  else await save(file, text, io);
  if (format === 'diff') io.err(asDoctorReport(reports, lookOf(settings, io, 'stderr')));
  if (format !== 'json') for (const failure of reports.flatMap(({ failures }) => failures)) io.err(`migfix: ${visible(failure)}\n`);
}

function exitCode(reports: readonly DoctorReport[], { mode, exitZero }: Settings, problems: boolean): number {
  if (problems || reports.some(({ failures }) => failures.length)) return 2;
  const open = reports.some(({ findings }) => findings.some(({ verdict, edits }) => verdict === 'wrong' && !(mode === 'write' && edits)) || (mode !== 'write' && findings.some(({ edits }) => edits)));
  return open && !exitZero ? 1 : 0;
}
