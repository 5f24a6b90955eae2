import type { Counts } from '../../core/types.ts';
import { type FileReport, remaining } from './report.ts';

export interface Totals {
  readonly files: { readonly read: number; readonly changed: number; readonly unchanged: number; readonly skipped: number; readonly failed: number };
  readonly counts: Counts;
  readonly findings: { readonly left: number; readonly notes: number; readonly fixed: number; readonly byRule: Readonly<Record<string, number>> };
  readonly marks: number;
}

const NONE: Counts = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

/** The sums over all files. */
export function totalsOf(reports: readonly FileReport[]): Totals {
  const files = { read: reports.length, changed: 0, unchanged: 0, skipped: 0, failed: 0 };
  const findings = { left: 0, notes: 0, fixed: 0 };
  const left: string[] = [];
  let counts = NONE;
  let marks = 0;
  for (const report of reports) {
    const { result, failure } = report;
    if (failure !== undefined) files.failed++;
    else if (result.status === 'skipped') files.skipped++;
    else if (result.status === 'fixed') files.changed++;
    if (result.status === 'unchanged') files.unchanged++;
    if (result.status === 'skipped') continue;
    counts = add(counts, result.counts);
    marks += result.marks.length;
    for (const found of result.diagnostics) if (found.fixed) findings.fixed++; else if (found.severity === 'note') findings.notes++;
    left.push(...remaining(report).map(({ rule }) => rule));
  }
  return { files, counts, findings: { ...findings, left: left.length, byRule: tally(left) }, marks };
}

const add = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.keys({ ...NONE, ...a, ...b }).map((key) => [key, (a[key as keyof Counts] ?? 0) + (b[key as keyof Counts] ?? 0)])) as unknown as Counts;

/** How often each occurs, the most frequent first. */
export function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
