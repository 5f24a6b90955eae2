import { type ChainFile, type Chains, readChains } from '../core/chains.ts';
import type { FileHistory } from '../core/history.ts';
import { keptTrees } from '../core/kept-trees.ts';
import type { Options, Parse, Result } from '../core/types.ts';
import type { FoundFile, Io, Source, Unreadable } from '../io.ts';
import { appliedFiles } from './applied.ts';
import type { Engine } from './engine.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/** Below this a bar would only flicker. */
const LONG = 50;

export interface Fixed {
  readonly reports: readonly FileReport[];
  /** Undefined: the files were named one by one, and none of them needed its chain. */
  readonly chains: Chains | undefined;
}

const NONE: ReadonlySet<string> = new Set();

type Sources = ReadonlyMap<FoundFile, Source | Unreadable>;

/**
 * Reads all files, puts them into their chains, and rewrites one after the other; on the disk only in the mode `write`.
 * The chain of files that were named one by one is read when one of them needs it.
 */
export async function fixFiles(files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine): Promise<Fixed> {
  const { keep, take: parse } = keptTrees(await io.parser());
  const sources: Sources = new Map(await inOrder(files, async (file) => [file, await io.read(file.path)] as const));
  const { appliedThrough } = settings;
  const readAll = async (): Promise<Chains> => readChains(textsOf(await withChains(sources, io)), keep, parse);
  const eager = appliedThrough !== undefined || !files.some(({ alone }) => alone);
  let chains = eager ? await readAll() : undefined;
  const applied = appliedThrough === undefined || !chains ? NONE : appliedFiles(chains, appliedThrough);
  const historyOf = async ({ name }: FoundFile): Promise<FileHistory | undefined> => {
    chains ??= await readAll();
    return chains.historyOf(name);
  };
  const progress = files.length > LONG && wantsProgress(settings, io) ? await io.progress(files.length) : undefined;
  try {
    const reports = await inOrder([...sources], async ([file, source]) => {
      const report = await fixFile(file, source, { parse, settings, io, engine, historyOf, applied });
      progress?.tick();
      return report;
    });
    return { reports, chains };
  } finally {
    progress?.stop();
  }
}

/** One after the other: thousands at once would run out of file handles. */
async function inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** @returns the files that could be read, with their texts */
const textsOf = (sources: Sources): readonly ChainFile[] =>
  [...sources].flatMap(([{ name, env, configured }, source]) =>
    'reason' in source ? [] : [{ name, code: source.code, ...(env === undefined ? {} : { env }), ...(configured === undefined ? {} : { configured }) }],
  );

/** The files with the others of their chains. */
async function withChains(sources: Sources, io: Io): Promise<Sources> {
  const all = new Map(sources);
  const known = new Set([...sources.keys()].map(({ path }) => path));
  for (const file of sources.keys()) {
    if (!file.alone) continue;
    for (const other of await io.chainOf(file)) {
      if (known.has(other.path)) continue;
      known.add(other.path);
      all.set(other, await io.read(other.path));
    }
  }
  return all;
}

const wantsProgress = ({ output }: Settings, io: Io): boolean => output.progress && !output.quiet && io.stderrTty && !io.env['CI'];

interface Work {
  readonly parse: Parse;
  readonly settings: Settings;
  readonly io: Io;
  readonly engine: Engine;
  /** The files whose revisions databases have behind them. */
  readonly applied: ReadonlySet<string>;
  readonly historyOf: (file: FoundFile) => Promise<FileHistory | undefined>;
}

async function fixFile(file: FoundFile, source: Source | Unreadable, work: Work): Promise<FileReport> {
  const { name } = file;
  if ('reason' in source) {
    const result: Result = { status: 'skipped', code: '', reason: source.reason, bug: false };
    return { name, before: '', result, ...(source.content ? {} : { failure: source.reason }) };
  }
  const result = await resultOf(file, source.code, work);
  const report = { name, before: source.code, result };
  return work.settings.mode === 'write' && result.status === 'fixed' ? write(report, file.path, source, work.io) : report;
}

/** A file that was named alone is first read without its chain: most need nothing from it. */
async function resultOf(file: FoundFile, code: string, { parse, settings, engine, historyOf, applied }: Work): Promise<Result> {
  const told = { namingConvention: settings.namingConvention ?? file.namingConvention, foreignKeys: settings.foreignKeys ?? file.foreignKeys };
  const options = { ...settings.options, ...told, ...(applied.has(file.name) ? { applied: true } : {}) };
  if (!file.alone) return fixText(code, parse, options, engine, await historyOf(file));
  let asked = false;
  const probe: FileHistory = { schemaAt: () => void (asked = true), isDropped: () => !(asked = true) };
  const alone = fixText(code, parse, options, engine, probe);
  return asked ? fixText(code, parse, options, engine, await historyOf(file)) : alone;
}

/** The core must not throw; if it does, that is our bug, and the other files still get their turn. */
export function fixText(code: string, parse: Parse, options: Options, engine: Engine, history?: FileHistory): Result {
  try {
    return engine.fix(code, parse, engine.transforms, options, history);
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
