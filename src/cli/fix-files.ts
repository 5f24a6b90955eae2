import type { OrderedChain, OrderedChains } from '../core/chains.ts';
import { courseOf } from '../core/course.ts';
import { keptTrees } from '../core/kept-trees.ts';
import { type Migration, parseMigration } from '../core/migration.ts';
import type { Parse, Result } from '../core/types.ts';
import type { FoundFile, Io, Source, Unreadable } from '../io.ts';
import { appliedFiles } from './applied.ts';
import type { Engine } from './engine.ts';
import { reportOf, reportWithout, resultAlone, resultOf, type Work } from './fix-file.ts';
import { packed } from './packed-report.ts';
import { readOrder, type RunChains } from './read-order.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/** Below this a bar would only flicker. */
const LONG = 50;

/** So many reports are kept as they are, some 30 MB; the others are packed. */
const MOST_REPORTS = 1000;

export interface Fixed {
  /** In the order of the files. */
  readonly reports: readonly FileReport[];
  /** Undefined: the files were named one by one, and none of them needed its chain. */
  readonly chains: OrderedChains | undefined;
}

/**
 * Reads where each file stands in its chain, then goes through the chains and rewrites one file after the other; on the disk only in
 * the mode `write`. The chain of files that were named one by one is read when one of them needs it.
 */
export async function fixFiles(files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine): Promise<Fixed> {
  const parse = await io.parser();
  const { keep, take } = keptTrees(parse);
  const { appliedThrough } = settings;
  const eager = appliedThrough !== undefined || files.some(({ alone }) => !alone);
  let chains = eager ? await readOrder(files, io, keep, parse) : undefined;
  const applied = appliedThrough === undefined || !chains ? new Set<string>() : appliedFiles(chains, appliedThrough);
  const work: Work = { settings, io, engine, applied };
  const progress = files.length > LONG && wantsProgress(settings, io) ? await io.progress(files.length) : undefined;
  const reports = new Map<FoundFile, FileReport>();
  const report = async (file: FoundFile, source: Source | Unreadable, result: (code: string) => Result): Promise<void> => {
    const made = 'reason' in source ? reportWithout(file, source) : await reportOf(file, source, result(source.code), work);
    reports.set(file, reports.size < MOST_REPORTS ? made : packed(made));
    progress?.tick();
  };
  try {
    const waiting = await fixAlone(files, take, work, report);
    if (waiting.size) {
      chains ??= await readOrder(files, io, keep, parse);
      await fixInOrder(waiting, chains, { parse, take }, work, report);
    }
    return { reports: files.map((file) => reports.get(file) as FileReport), chains };
  } finally {
    progress?.stop();
  }
}

const wantsProgress = ({ output }: Settings, io: Io): boolean => output.progress && !output.quiet && io.stderrTty && !io.env['CI'];

type Report = (file: FoundFile, source: Source | Unreadable, result: (code: string) => Result) => Promise<void>;

/** @returns the files that need their chain: those that were not named alone, and those of which a transform asks for it */
async function fixAlone(files: readonly FoundFile[], parse: Parse, work: Work, report: Report): Promise<Set<FoundFile>> {
  const waiting = new Set<FoundFile>();
  for (const file of files) {
    const source = file.alone ? await work.io.read(file.path) : undefined;
    const result = source && 'code' in source ? resultAlone(file, source.code, parse, work) : undefined;
    if (source && (result || 'reason' in source)) await report(file, source, () => result as Result);
    else waiting.add(file);
  }
  return waiting;
}

interface Parsers {
  readonly parse: Parse;
  /** Has kept some trees. */
  readonly take: Parse;
}

async function fixInOrder(waiting: Set<FoundFile>, chains: RunChains, parsers: Parsers, work: Work, report: Report): Promise<void> {
  for (const chain of chains.chains) await fixChain(chain, waiting, chains, parsers, work, report);
  // what is in no chain
  for (const file of waiting) await report(file, await work.io.read(file.path), (code) => resultOf(file, code, parsers.take, work, undefined));
}

/** Goes through a chain as far as files wait for it. */
async function fixChain(chain: OrderedChain, waiting: Set<FoundFile>, { files }: RunChains, { parse, take }: Parsers, work: Work, report: Report): Promise<void> {
  let left = chain.order.order.filter(({ file }) => waiting.has(files.get(file) as FoundFile)).length;
  for (const { file: name, enter } of courseOf(chain)) {
    if (!left) return;
    const file = files.get(name) as FoundFile;
    const source = await work.io.read(file.path);
    const read = 'code' in source ? readOnce(name, source.code, take, parse) : undefined;
    const history = read && enter(read.migration);
    if (!waiting.delete(file)) continue;
    left--;
    await report(file, source, (code) => resultOf(file, code, read?.again ?? take, work, history));
  }
}

/** Reads what a file does to the schema; its rewrite need not parse it again. */
function readOnce(name: string, code: string, take: Parse, parse: Parse): { readonly migration: Migration; readonly again: Parse } {
  const root = take(code);
  return { migration: parseMigration(code, root, name, parse), again: (text) => (text === code ? root : parse(text)) };
}
