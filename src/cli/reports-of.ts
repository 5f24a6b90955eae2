import { unsuppressed } from '../core/suppress.ts';
import type { Diagnostic } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';
import { chainFindings } from './chains.ts';
import type { Engine } from './engine.ts';
import { fixFiles } from './fix-files.ts';
import type { KeptFiles } from './kept-files.ts';
import type { FileReport } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/**
 * The files' own reports, with what is wrong with their chains.
 *
 * @param beside more files of these chains, which are read and no more
 * @param kept what need not be found anew
 */
export async function reportsOf(files: readonly FoundFile[], beside: readonly FoundFile[], settings: Settings, io: Io, engine: Engine, kept?: KeptFiles): Promise<readonly FileReport[]> {
  if (!files.length) return [];
  const { reports, chains } = await fixFiles(files, settings, io, engine, beside, kept);
  kept?.save();
  const findings = chains ? chainFindings(chains, [...files, ...beside], settings) : new Map<string, readonly Diagnostic[]>();
  if (!findings.size) return reports;
  const parse = await io.parser();
  return reports.map((report) => {
    const chosen = findings.get(report.name) ?? [];
    const found = report.result.status === 'skipped' ? [] : unsuppressed(report.before, parse, chosen);
    return found.length && report.result.status !== 'skipped' ? { ...report, result: { ...report.result, diagnostics: [...found, ...report.result.diagnostics] } } : report;
  });
}
