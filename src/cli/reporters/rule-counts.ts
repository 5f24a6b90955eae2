import type { FileReport } from './report.ts';

/** How often a rule found something. */
export interface RuleCount {
  /** Taken away, or would be. */
  readonly fixed: number;
  /** Errors and warnings for a person. */
  readonly left: number;
  readonly notes: number;
}

/** The rules that found something, by name. */
export function countsByRule(reports: readonly FileReport[]): Readonly<Record<string, RuleCount>> {
  const rules = new Map<string, { fixed: number; left: number; notes: number }>();
  for (const { result } of reports) {
    for (const { rule, fixed, severity } of result.status === 'skipped' ? [] : result.diagnostics) {
      const count = rules.get(rule) ?? { fixed: 0, left: 0, notes: 0 };
      count[fixed ? 'fixed' : severity === 'note' ? 'notes' : 'left']++;
      rules.set(rule, count);
    }
  }
  return Object.fromEntries([...rules].sort(([a], [b]) => (a < b ? -1 : 1)));
}
