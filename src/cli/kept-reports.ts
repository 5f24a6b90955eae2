import { createHash } from 'node:crypto';
import type { Cache, FoundFile, Io, Source, Unreadable } from '../io.ts';
import { fromKept, kept, type KeptResult } from './kept-result.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/** Finds out what becomes of some files. */
type Find = (files: readonly FoundFile[]) => Promise<readonly FileReport[]>;

type Kept = readonly KeptResult[];

/** Of a larger project, what is kept would take more memory than to find it anew. */
const MOST_FILES = 5000;

/**
 * The reports of files from an earlier run, project by project: those of a project hold as long as migfix, the settings and every
 * file of its chain are the same. Then nothing is parsed, nor is what parses even loaded. The others are found anew.
 *
 * What is to be written is never taken from here: a file that anybody may have changed is no place to trust with that.
 */
export async function keptReports(files: readonly FoundFile[], settings: Settings, io: Io, cache: Cache, find: Find): Promise<readonly FileReport[]> {
  const known = new Map<FoundFile, FileReport>();
  const open: { readonly project: readonly FoundFile[]; readonly key: string }[] = [];
  const projects = projectsOf(files);
  const large = projects.filter((project) => project.length > MOST_FILES).flat();
  for (const project of projects.filter(({ length }) => length <= MOST_FILES)) {
    const sources = await readAll(project, io);
    const key = await keyOf(project, sources, settings, io);
    const reports = reportsIn(cache.get(key) as Kept | undefined, project, sources);
    if (!reports || (settings.mode === 'write' && reports.some(({ result }) => result.status === 'fixed'))) open.push({ project, key });
    else project.forEach((file, index) => known.set(file, reports[index] as FileReport));
  }
  const missing = [...open.flatMap(({ project }) => project), ...large];
  const found = missing.length ? await find(missing) : [];
  missing.forEach((file, index) => known.set(file, found[index] as FileReport));
  for (const { project, key } of open) keep(cache, key, project.map((file) => known.get(file) as FileReport));
  cache.save();
  return files.map((file) => known.get(file) as FileReport);
}

type Sources = ReadonlyMap<FoundFile, Source | Unreadable>;

function projectsOf(files: readonly FoundFile[]): readonly (readonly FoundFile[])[] {
  const projects = new Map<string | undefined, FoundFile[]>();
  for (const file of files) (projects.get(file.env) ?? projects.set(file.env, []).get(file.env))?.push(file);
  return [...projects.values()];
}

async function readAll(files: readonly FoundFile[], io: Io): Promise<Sources> {
  const sources = new Map<FoundFile, Source | Unreadable>();
  for (const file of files) sources.set(file, await io.read(file.path));
  return sources;
}

/** All that a report may depend on. Of a file that was named alone, that is the rest of its chain, too. */
async function keyOf(project: readonly FoundFile[], sources: Sources, settings: Settings, io: Io): Promise<string> {
  const { options, namingConvention, foreignKeys, appliedThrough, overrides } = settings;
  const all = createHash('sha256').update(JSON.stringify([options, namingConvention, foreignKeys, appliedThrough, overrides]));
  const add = (file: FoundFile, source: Source | Unreadable): void => void all.update(`\n${JSON.stringify([file, 'reason' in source ? source.reason : source.hash])}`);
  for (const file of project) add(file, sources.get(file) as Source | Unreadable);
  const seen = new Set(project.map(({ path }) => path));
  for (const file of project.filter(({ alone }) => alone)) {
    for (const other of await io.chainOf(file)) if (seen.size < seen.add(other.path).size) add(other, await io.read(other.path));
  }
  return all.digest('hex');
}

function reportsIn(results: Kept | undefined, project: readonly FoundFile[], sources: Sources): readonly FileReport[] | undefined {
  if (results?.length !== project.length) return undefined;
  const reports: FileReport[] = [];
  for (const [index, file] of project.entries()) {
    const source = sources.get(file) as Source | Unreadable;
    if ('reason' in source) return undefined;
    reports.push({ name: file.name, before: source.code, result: fromKept(results[index] as KeptResult, source.code) });
  }
  return reports;
}

/** What could not be read or written, and what went wrong with us, is looked at again. */
function keep(cache: Cache, key: string, reports: readonly FileReport[]): void {
  const passing = reports.some(({ failure, written, result, before }) => failure !== undefined || written || (result.status === 'skipped' && (result.bug || before === '')));
  if (!passing) cache.set(key, reports.map(({ before, result }) => kept(before, result)));
}
