import { type MergedRow, rulesOfAll, sumOf } from './merged.ts';
import { framed } from './pieces.ts';

/** Of the document's shape: goes up when a field changes its meaning or goes away. */
const VERSION = 1;

/** The table for other programs: schema/merged.schema.json. */
export function asMergedJson(rows: readonly MergedRow[]): Generator<string> {
  const repositories = rows.map(({ repository, mode, proven, numbers, rules }) => ({ repository, mode, proven, ...numbers, rules: Object.fromEntries(rules) }));
  return framed({ version: VERSION, repositories: [], totals: { repositories: rows.length, ...sumOf(rows) }, rules: Object.fromEntries(rulesOfAll(rows)) }, repositories, '  ');
}
