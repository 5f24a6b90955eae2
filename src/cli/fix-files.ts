import type { OrderedChains } from '../core/chains.ts';
import type { Parse, Result } from '../core/types.ts';
import type { FoundFile, Io, Spill } from '../io.ts';
import { appliedFiles } from './applied.ts';
import { crewFor } from './crew.ts';
import type { Engine } from './engine.ts';
import { reportOf, reportWithout, resultAlone, type Work } from './fix-file.ts';
import type { Report } from './fix-in-order.ts';
import { type KeptFiles, keysOf } from './kept-files.ts';
import { chainsOf, type Outlines, type Read, type RunChains, withChains } from './read-order.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';
import { spilled } from './spilled-report.ts';

/** Below this a bar would only flicker. */
const LONG = 50;

/** Of so many files, what they do to the schema is kept between two readings: some 3 KB each. */
const MOST_WHOLE = 5000;

/** So many characters of texts are kept in the memory; the other reports go to the disk. */
const MOST_TEXT = 4_000_000;

export interface Fixed {
  /** In the order of the files. */
  readonly reports: readonly FileReport[];
  /** Undefined: the files were named one by one, and none of them needed its chain. */
  readonly chains: OrderedChains | undefined;
}

/**
 * Reads where each file stands in its chain, then goes through the chains and rewrites one file after the other, or several threads
 * do; on the disk only in the mode `write`. The chain of files that were named one by one is read when one of them needs it.
 *
 * @param beside more files of these chains, which are read and no more
 * @param keeps knows what need not be found anew
 */
export async function fixFiles(files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine, beside: readonly FoundFile[] = [], keeps?: KeptFiles): Promise<Fixed> {
  const few = files.length + beside.length <= MOST_WHOLE;
  const kept = few ? keeps : undefined;
  const crew = crewFor(files, settings, io, engine, { here: kept !== undefined, inThreads: few });
  const progress = files.length > LONG && wantsProgress(settings, io) ? await io.progress(files.length) : undefined;
  try {
    const { appliedThrough } = settings;
    const readAll = async () => {
      const all = await withChains([...files, ...beside], io);
      const known = kept ? await readKept(all, io, kept) : new Map<string, Read>();
      const read = await crew.outlines(all.filter(({ name }) => !known.has(name)));
      kept?.keepReads(read);
      return chainsOf(all, new Map([...known, ...read]));
    };
    const eager = appliedThrough !== undefined || files.some(({ alone }) => !alone);
    let chains = eager ? await readAll() : undefined;
    const applied = appliedThrough === undefined || !chains ? new Set<string>() : appliedFiles(chains, appliedThrough);
    const work: Work = { settings, io, engine, applied };
    const reports = new Map<FoundFile, FileReport>();
    let text = 0;
    let spill: Spill | undefined;
    const report: Report = async (file, source, result) => {
      const made = 'reason' in source ? reportWithout(file, source) : await reportOf(file, source, result(source.code), work);
      text += made.before.length + made.result.code.length;
      reports.set(file, text < MOST_TEXT ? made : spilled(made, (spill ??= await io.spill())));
      progress?.tick();
    };
    const waiting = await fixAlone(files, await io.parser(), work, report);
    if (waiting.size) {
      chains ??= await readAll();
      await crew.fix(waiting, chains, work, kept ? await fromKept(waiting, chains, work, report, kept) : report);
    }
    return { reports: files.map((file) => reports.get(file) as FileReport), chains };
  } finally {
    progress?.stop();
    await crew.end();
  }
}

async function readKept(files: readonly FoundFile[], io: Io, kept: KeptFiles): Promise<Outlines> {
  const known = new Map<string, Read>();
  for (const file of files) {
    const source = await io.read(file.path);
    const read = 'hash' in source ? kept.read(file, source.hash) : undefined;
    if (read) known.set(file.name, read);
  }
  return known;
}

/**
 * Reports the files whose results are kept; they wait no more.
 *
 * @returns keeps what the others come to
 */
async function fromKept(waiting: Set<FoundFile>, chains: RunChains, { settings, io, applied }: Work, report: Report, kept: KeptFiles): Promise<Report> {
  const keys = keysOf(chains, settings, applied);
  for (const file of waiting) {
    const key = keys.get(file);
    const source = key === undefined ? undefined : await io.read(file.path);
    const result = source && 'code' in source && source.hash === chains.outlines.get(file.name)?.hash ? kept.result(key as string, source.code) : undefined;
    if (!source || !result) continue;
    waiting.delete(file);
    await report(file, source, () => result);
  }
  return (file, source, resultOf) => report(file, source, (code) => {
    const result = resultOf(code);
    const key = keys.get(file);
    if (key !== undefined && 'hash' in source && source.hash === chains.outlines.get(file.name)?.hash) kept.keepResult(key, code, result);
    return result;
  });
}

/** Somebody sees it, and has not said no. */
export const wantsProgress = ({ output }: Settings, io: Io): boolean => output.progress && !output.quiet && io.stderrTty && !io.env['CI'];

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
