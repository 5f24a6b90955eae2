import type { Run } from './formats.ts';
import { type Found, openIn, placeOf } from './found.ts';
import { listed } from './pieces.ts';
import type { FileReport } from './report.ts';
import { visible } from './visible.ts';

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const;

/** GitLab's code quality report: what it shows beside a merge request. */
export const asGitlab = (reports: readonly FileReport[], run: Run): Generator<string> => listed(issues(reports, run));

function* issues(reports: readonly FileReport[], run: Run): Generator<object> {
  for (const report of reports) for (const found of openIn(report, run)) yield issueOf(found);
}

function issueOf(found: Found): object {
  const { line } = placeOf(found);
  return {
    description: visible(found.message),
    check_name: found.rule,
    fingerprint: found.id,
    severity: found.rule === 'failed' || found.rule === 'internal' ? 'critical' : SEVERITIES[found.severity],
    location: { path: found.path, lines: { begin: line, end: found.at?.to.line ?? line } },
  };
}
