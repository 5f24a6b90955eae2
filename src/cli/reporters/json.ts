import type { Verdict } from '../../core/types.ts';
import type { Run } from './formats.ts';
import { foundIn } from './found.ts';
import { idsOf } from './ids.ts';
import { locator } from './location.ts';
import { framed } from './pieces.ts';
import { type FileReport, reachOf } from './report.ts';
import { totalsOf } from './totals.ts';

/** Of the document's shape: goes up when a field changes its meaning or goes away. */
export const VERSION = 1;

/** One document for other programs: every file, and the totals. */
export const asJson = (reports: readonly FileReport[], run: Run): Generator<string> => framed({ ...headOf(run), files: [], ...(run.left ? { left: run.left } : {}), totals: totalsOf(reports) }, files(reports), '  ');

/** What is true of the run as a whole. */
export const headOf = ({ look, version, exitCode, proven }: Run) => ({ version: VERSION, migfix: version, mode: look.mode, exitCode, proven });

function* files(reports: readonly FileReport[]): Generator<object> {
  for (const report of reports) yield { ...fileOf(report), ...(report.result.status === 'skipped' ? {} : { diagnostics: diagnosticsOf(report), marks: marksOf(report) }) };
}

/** What became of a file, without what was found in it. */
export function fileOf(report: FileReport) {
  const { name, result, failure, written } = report;
  const reach = reachOf(report);
  const common = { path: name, status: result.status, written: written ?? false, ...(failure === undefined ? {} : { failure }) };
  if (result.status !== 'skipped') return { ...common, ...(reach === undefined ? {} : { reach }), counts: result.counts, ...inspected(report.before, result.verdicts) };
  const [found] = foundIn(report);
  return { ...common, id: found?.id, reason: result.reason, bug: result.bug, ...(result.rules === undefined ? {} : { rules: result.rules }), ...(result.extra === undefined ? {} : { extra: result.extra }), ...found?.at?.from };
}

/** With --inspect: what became of each operation, at its place in the old text. */
function inspected(before: string, verdicts: readonly Verdict[] | undefined) {
  const place = locator(before);
  return verdicts ? { inspect: verdicts.map(({ start, end: _end, ...verdict }) => ({ ...place(start), ...verdict })) } : {};
}

/** The findings of rules, those that are taken away too. */
export const diagnosticsOf = (report: FileReport) =>
  foundIn(report).flatMap(({ id, rule, severity, fix, fixed, message, help, at }) =>
    at && report.result.status !== 'skipped' ? [{ id, rule, severity, fix, fixed, ...at.from, endLine: at.to.line, endColumn: at.to.column, message, ...(help === undefined ? {} : { help }) }] : []);

/** The marks, at their lines of the new text. */
export function marksOf({ name, result }: FileReport) {
  const idOf = idsOf(name);
  return result.status === 'skipped' ? [] : result.marks.map(({ line, text }) => ({ id: idOf('mark', text), line, text }));
}
