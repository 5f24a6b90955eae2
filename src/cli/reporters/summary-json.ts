import type { Run } from './formats.ts';
import { headOf } from './json.ts';
import type { FileReport } from './report.ts';
import { countsByRule } from './rule-counts.ts';
import { totalsOf } from './totals.ts';
import { visible } from './visible.ts';

/**
 * `--summary-file`: the counts of a run, small enough to keep one for each of many repositories.
 *
 * @param problems paths that could not be used
 */
export const asSummaryJson = (reports: readonly FileReport[], run: Run, problems: readonly string[]): string =>
  `${JSON.stringify({ ...headOf(run), totals: totalsOf(reports), rules: countsByRule(reports), problems: problems.map(visible) }, null, 2)}\n`;
