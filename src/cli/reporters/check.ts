import { changed, type FileReport, type Look, reachOf } from './report.ts';
import { visible } from './visible.ts';

/** `--check`: which files would change, and where marks are; the findings follow. */
export function asCheckList(reports: readonly FileReport[], { colors }: Look): string {
  return reports.map((report) => {
    const { name, result } = report;
    const change = changed(report) ? `${colors.bold(visible(name))}: would change (${reachOf(report)})\n` : '';
    const marks = result.status === 'skipped' ? [] : result.marks;
    return change + marks.map(({ line, text }) => `${colors.bold(visible(`${name}:${line}`))}: mark: ${visible(text)}\n`).join('');
  }).join('');
}
