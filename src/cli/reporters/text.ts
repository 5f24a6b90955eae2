import type { Pieces } from '../../io.ts';
import { asCheckList } from './check.ts';
import { asFindings, asStatistics } from './findings.ts';
import type { Run } from './formats.ts';
import { asInspection } from './inspect.ts';
import type { FileReport } from './report.ts';

/** What people read when nothing is said; in a dry run, that is the diff instead. With --inspect it is what became of each operation. */
export const asText = (reports: readonly FileReport[], run: Run): Pieces =>
  run.left ? asInspection(reports, run.left, run.look) : [
    run.look.mode === 'check' ? asCheckList(reports, run.look) : '',
    run.statistics ? asStatistics(reports) : asFindings(reports, run.look),
  ];
