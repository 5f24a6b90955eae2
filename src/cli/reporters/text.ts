import { asCheckList } from './check.ts';
import { asFindings, asStatistics } from './findings.ts';
import type { Run } from './formats.ts';
import type { FileReport } from './report.ts';

/** What people read when nothing is said; in a dry run, that is the diff instead. */
export const asText = (reports: readonly FileReport[], run: Run): readonly string[] => [
  run.look.mode === 'check' ? asCheckList(reports, run.look) : '',
  run.statistics ? asStatistics(reports) : asFindings(reports, run.look),
];
