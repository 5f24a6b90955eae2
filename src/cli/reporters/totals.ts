import type { Counts } from '../../core/types.ts';
import { changed, type FileReport, remaining } from './report.ts';

export interface Totals {
  readonly files: { readonly read: number; readonly changed: number; readonly unchanged: number; readonly skipped: number; readonly failed: number };
  readonly counts: Counts;
  readonly findings: { readonly left: number; readonly notes: number; readonly fixed: number; readonly byRule: Readonly<Record<string, number>> };
  readonly marks: number;
}

const NONE: Counts = { operations: 0, rewritten: 0, bare: 0, batched: 0, fenced: 0, reported: 0, blocks: 0, copiesSaved: 0 };

/** The sums over all files. */
export function totalsOf(reports: readonly FileReport[]): Totals {
  const done = reports.flatMap(({ result }) => (result.status === 'skipped' ? [] : [result]));
  const diagnostics = done.flatMap((result) => result.diagnostics);
  const left = reports.flatMap(remaining);
  return {
    files: {
      read: reports.length,
      changed: reports.filter((report) => changed(report) && report.failure === undefined).length,
      unchanged: done.filter((result) => result.status === 'unchanged').length,
      skipped: reports.filter(({ result, failure }) => result.status === 'skipped' && failure === undefined).length,
      failed: reports.filter((report) => report.failure !== undefined).length,
    },
    counts: done.reduce((sum, { counts }) => add(sum, counts), NONE),
    findings: {
      left: left.length,
      notes: diagnostics.filter((found) => !found.fixed && found.severity === 'note').length,
      fixed: diagnostics.filter((found) => found.fixed).length,
      byRule: tally(left.map((found) => found.rule)),
    },
    marks: done.reduce((sum, { marks }) => sum + marks.length, 0),
  };
}

const add = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.keys(NONE).map((key) => [key, a[key as keyof Counts] + b[key as keyof Counts]])) as unknown as Counts;

/** How often each occurs, the most frequent first. */
export function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
