import type { Report } from '../../verify/model.ts';

/** Of the document's shape: goes up when a field changes its meaning or goes away. */
const VERSION = 1;

/** The whole proof for other programs. */
export function asProofJson(report: Report): string {
  const outcomes = ['holds', 'fails', 'unproven', 'not checked'] as const;
  const totals = Object.fromEntries(outcomes.map((outcome) => [outcome, report.revisions.filter((each) => each.outcome === outcome).length]));
  // the statements are for people, and many
  return `${JSON.stringify({ version: VERSION, ...report, totals }, (key, value: unknown) => (key === 'postgresSql' ? undefined : value), 2)}\n`;
}
