import { COLUMNS, columnNames, type MergedRow, rulesOfAll, sumOf } from './merged.ts';
import { visible } from './visible.ts';

/** A table for a terminal: the repositories, their sums, and the rules. */
export function asMergedText(rows: readonly MergedRow[]): string {
  const numbers = (of: MergedRow['numbers']): readonly string[] => columnNames.map((name) => String(of[name]));
  const repositories = [
    ['repository', ...columnNames.map((name) => COLUMNS[name].about)],
    ...rows.map((row) => [visible(row.repository), ...numbers(row.numbers)]),
    [`${rows.length} in all`, ...numbers(sumOf(rows))],
  ];
  const rules = rulesOfAll(rows).map(([rule, { fixed, left, notes, repositories: count }]) => [visible(rule), ...[fixed, left, notes, count].map(String)]);
  return aligned(repositories) + (rules.length ? `\n${aligned([['rule', 'rewritten', 'left', 'notes', 'repositories'], ...rules])}` : '');
}

/** The first column to the left, the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => rows.reduce((most, row) => Math.max(most, row[at]?.length ?? 0), 0));
  return rows.map((row) => `${row.map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  ').trimEnd()}\n`).join('');
}
