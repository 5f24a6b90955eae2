import type { RuleCount } from './rule-counts.ts';

/** What a table over many repositories says of one. */
export interface MergedRow {
  /** Its report's name, without what all names begin with. */
  readonly repository: string;
  readonly mode: string;
  readonly proven: boolean;
  readonly numbers: Readonly<Record<ColumnName, number>>;
  readonly rules: ReadonlyMap<string, RuleCount>;
}

/** The numbers of a row, by the head of their column, and whether their sum says something. */
export const COLUMNS = {
  exit: { about: 'exit code', summed: false },
  read: { about: 'files', summed: true },
  changed: { about: 'changed', summed: true },
  unchanged: { about: 'unchanged', summed: true },
  skipped: { about: 'skipped', summed: true },
  failed: { about: 'failed', summed: true },
  operations: { about: 'operations', summed: true },
  fixed: { about: 'rewritten', summed: true },
  left: { about: 'left', summed: true },
  notes: { about: 'notes', summed: true },
  marks: { about: 'marks', summed: true },
  problems: { about: 'problems', summed: true },
} as const satisfies Readonly<Record<string, { readonly about: string; readonly summed: boolean }>>;

export type ColumnName = keyof typeof COLUMNS;

export const columnNames = Object.keys(COLUMNS) as readonly ColumnName[];

/** The sums of all rows; of the exit codes, the highest. */
export function sumOf(rows: readonly MergedRow[]): Readonly<Record<ColumnName, number>> {
  const total = (name: ColumnName): number =>
    rows.reduce((sum, { numbers }) => (COLUMNS[name].summed ? sum + numbers[name] : Math.max(sum, numbers[name])), 0);
  return Object.fromEntries(columnNames.map((name) => [name, total(name)])) as Record<ColumnName, number>;
}

/** What each rule came to in all repositories, by name. */
export function rulesOfAll(rows: readonly MergedRow[]): readonly (readonly [string, RuleCount & { readonly repositories: number }])[] {
  const all = new Map<string, { fixed: number; left: number; notes: number; repositories: number }>();
  for (const { rules } of rows) {
    for (const [rule, { fixed, left, notes }] of rules) {
      const sum = all.get(rule) ?? { fixed: 0, left: 0, notes: 0, repositories: 0 };
      all.set(rule, { fixed: sum.fixed + fixed, left: sum.left + left, notes: sum.notes + notes, repositories: sum.repositories + 1 });
    }
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}
