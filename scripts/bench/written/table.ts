/** The table of what the written migrations cost. */
import { seconds, table, times } from '../format.ts';
import type { Outcome, WrittenResult } from './written.ts';

const shown = (outcome: Outcome): string => ('error' in outcome ? '–' : seconds(outcome.seconds));
const secondsOf = (outcome: Outcome): number => ('error' in outcome ? NaN : outcome.seconds);
const copiesOf = (outcome: Outcome): number => ('error' in outcome ? 0 : outcome.copies);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The revisions where it makes a difference, then what they come to. */
export function writtenTable(results: readonly WrittenResult[], rows: number): string {
  const line = ({ id, title, forms }: WrittenResult): readonly string[] => [
    `\`${id}\` ${title}`, shown(forms.bare), shown(forms.each), shown(forms.migfix), String(copiesOf(forms.each)), String(copiesOf(forms.migfix)), times(secondsOf(forms.each) / secondsOf(forms.migfix)),
  ];
  const copying = results.filter(({ forms }) => copiesOf(forms.each) > 0);
  const [each, migfix] = (['each', 'migfix'] as const).map((form) => ({ seconds: sum(results.map(({ forms }) => secondsOf(forms[form]))), copies: sum(results.map(({ forms }) => copiesOf(forms[form]))) })) as [{ seconds: number; copies: number }, { seconds: number; copies: number }];
  const total = [`**all ${results.length} revisions**`, '–', seconds(each.seconds), seconds(migfix.seconds), String(each.copies), String(migfix.copies), times(each.seconds / migfix.seconds)];
  const head = ['revision', 'as it was', 'one block each', 'migfix', 'copies, one block each', 'copies, migfix', 'one block each ÷ migfix'];
  return `${rows.toLocaleString('en')} rows in every table. ${bareLine(results)}\n\n${table(head, [...copying.map(line), total])}`;
}

/** Against the authors' own form, where SQLite takes it. */
function bareLine(results: readonly WrittenResult[]): string {
  const taken = results.filter(({ forms }) => !('error' in forms.bare));
  const [bare, migfix] = [sum(taken.map(({ forms }) => secondsOf(forms.bare))), sum(taken.map(({ forms }) => secondsOf(forms.migfix)))];
  const copies = sum(taken.map(({ forms }) => copiesOf(forms.migfix) - copiesOf(forms.bare)));
  return `Of ${results.length} upgrades SQLite takes ${taken.length} as they were: ${seconds(bare)} then, ${seconds(migfix)} after migfix (${times(migfix / bare)}), ${copies} more table copies.`;
}
