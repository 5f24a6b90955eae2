import { changed, type FileReport, remaining } from './reporters/report.ts';
import type { Settings } from './settings.ts';

/**
 * 0 nothing to do, or all done · 1 findings, or something would change · 2 could not work.
 *
 * @param problems some path could not be used
 */
export function exitCode(reports: readonly FileReport[], { mode, allowMarks, exitZero, exitNonZeroOnFix }: Settings, problems: boolean): number {
  const broken = reports.some(({ result, failure }) => failure !== undefined || (result.status === 'skipped' && (result.bug || result.extra)));
  if (problems || broken) return 2;
  const open = reports.some((report) => {
    const { result } = report;
    if (result.status === 'skipped' || remaining(report).length || (exitNonZeroOnFix && report.written)) return true;
    return (mode !== 'write' && changed(report)) || (mode === 'check' && !allowMarks && result.marks.length > 0);
  });
  return open && !exitZero ? 1 : 0;
}
