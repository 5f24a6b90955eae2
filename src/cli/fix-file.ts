import type { FileHistory } from '../core/file-history.ts';
import type { Options, Parse, Result } from '../core/types.ts';
import type { FoundFile, Io, Source, Unreadable } from '../io.ts';
import type { Engine } from './engine.ts';
import { settingsFor } from './file-settings.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/** What all files of a run have in common. */
export interface Work {
  readonly settings: Settings;
  readonly io: Io;
  readonly engine: Engine;
  /** The files whose revisions databases have behind them. */
  readonly applied: ReadonlySet<string>;
}

/** What becomes of the text of one file, with what its chain knows or without. */
export function resultOf(file: FoundFile, code: string, parse: Parse, { settings, engine, applied }: Work, history: FileHistory | undefined): Result {
  const own = settingsFor(settings, file.path);
  const told = { namingConvention: own.namingConvention ?? file.namingConvention, foreignKeys: own.foreignKeys ?? file.foreignKeys };
  const options = { ...own.options, ...told, ...(applied.has(file.name) ? { applied: true } : {}) };
  return fixText(code, parse, options, engine, history);
}

/** @returns undefined when a transform asks for the chain: most files need nothing from it */
export function resultAlone(file: FoundFile, code: string, parse: Parse, work: Work): Result | undefined {
  let asked = false;
  const probe: FileHistory = { schemaAt: () => void (asked = true), isDropped: () => !(asked = true) };
  const result = resultOf(file, code, parse, work, probe);
  return asked ? undefined : result;
}

/** The core must not throw; if it does, that is our bug, and the other files still get their turn. */
export function fixText(code: string, parse: Parse, options: Options, engine: Engine, history?: FileHistory): Result {
  try {
    return engine.fix(code, parse, engine.transforms, options, history);
  } catch (error) {
    return { status: 'skipped', code, reason: `crashed: ${(error as Error).message}`, bug: true };
  }
}

/** The report of a file's result, which is written where that is asked for. */
export async function reportOf({ name, path }: FoundFile, source: Source, result: Result, { settings, io }: Work): Promise<FileReport> {
  const report = { name, before: source.code, result };
  if (settings.mode !== 'write' || result.status !== 'fixed') return report;
  try {
    await io.write(path, result.code, source);
    return { ...report, written: true };
  } catch (error) {
    return { ...report, failure: `could not be written: ${(error as Error).message}` };
  }
}

/** The report of a file that we got no text from. */
export const reportWithout = ({ name }: FoundFile, { reason, content }: Unreadable): FileReport => ({
  name, before: '', result: { status: 'skipped', code: '', reason, bug: false }, ...(content ? {} : { failure: reason }),
});
