import { columnNames, type MergedRow } from './merged.ts';
import { visible } from './visible.ts';

/** A line for each repository, as RFC 4180 has it. */
export function asMergedCsv(rows: readonly MergedRow[]): string {
  const head = ['repository', 'mode', 'proven', ...columnNames];
  const lines = rows.map(({ repository, mode, proven, numbers }) => [repository, mode, proven, ...columnNames.map((name) => numbers[name])]);
  return [head, ...lines].map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}

/** A spreadsheet runs what begins like a formula: behind an apostrophe it is text. */
function cellOf(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = visible(value).replace(/^\s*[=+\-@＝＋－＠|%]/, "'$&");
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
