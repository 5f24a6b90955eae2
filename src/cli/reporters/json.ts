import { locator } from './location.ts';
import { type FileReport, reachOf } from './report.ts';
import { totalsOf } from './totals.ts';

/** Of the document's shape: goes up when a field changes its meaning or goes away. */
const VERSION = 1;

/** One document for other programs: every file, and the totals. */
export function* asJson(reports: readonly FileReport[], mode: string): Generator<string> {
  const frame = JSON.stringify({ version: VERSION, mode, files: [], totals: totalsOf(reports) }, null, 2);
  const files = frame.indexOf('[') + 1;
  yield frame.slice(0, files);
  for (const [at, report] of reports.entries()) yield `${at ? ',' : ''}\n    ${JSON.stringify(fileOf(report), null, 2).replaceAll('\n', '\n    ')}`;
  yield `${reports.length ? '\n  ' : ''}${frame.slice(files)}\n`;
}

function fileOf(report: FileReport) {
  const { name, before, result, failure, written } = report;
  const reach = reachOf(report);
  const place = locator(before);
  const common = { path: name, status: result.status, written: written ?? false, ...(failure === undefined ? {} : { failure }) };
  if (result.status === 'skipped') {
    return { ...common, reason: result.reason, bug: result.bug, ...(result.rules === undefined ? {} : { rules: result.rules }), ...(result.extra === undefined ? {} : { extra: result.extra }), ...(result.at === undefined ? {} : place(result.at)) };
  }
  return {
    ...common,
    ...(reach === undefined ? {} : { reach }),
    diagnostics: result.diagnostics.map(({ start, end, rule, severity, fix, fixed, message, help }) => {
      const to = place(end);
      return { rule, severity, fix, fixed, ...place(start), endLine: to.line, endColumn: to.column, message, ...(help === undefined ? {} : { help }) };
    }),
    marks: result.marks.map(({ line, text }) => ({ line, text })),
    counts: result.counts,
  };
}
