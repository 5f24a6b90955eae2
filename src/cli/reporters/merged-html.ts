import { createHash } from 'node:crypto';
import { COLUMNS, columnNames, type MergedRow, rulesOfAll, sumOf } from './merged.ts';
import { escaped } from './xml.ts';

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse;margin:1rem 0}
th,td{padding:.2rem .7rem;border-bottom:1px solid #8885;text-align:right}th:first-child,td:first-child{text-align:left}
th button{all:unset;cursor:pointer;font-weight:bold}th button:focus-visible{outline:2px solid}tfoot td{font-weight:bold}
:root{color-scheme:light dark}`;

/** Sorts a table by the column whose head is pressed, and the other way round when it is pressed again. */
const SCRIPT = `for (const button of document.querySelectorAll('th button')) button.addEventListener('click', () => {
  const head = button.closest('th');
  const body = head.closest('table').querySelector('tbody');
  const at = [...head.parentNode.children].indexOf(head);
  const up = head.getAttribute('aria-sort') !== 'ascending';
  for (const other of head.parentNode.children) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  const key = (row) => row.children[at].textContent;
  const order = (a, b) => at ? Number(key(a)) - Number(key(b)) : key(a) < key(b) ? -1 : 1;
  body.append(...[...body.children].sort((a, b) => up ? order(a, b) : order(b, a)));
});`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One page without anything from elsewhere: its policy lets a browser run this script and no other. */
export function* asMergedHtml(rows: readonly MergedRow[]): Generator<string> {
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
  yield `<meta name="viewport" content="width=device-width">\n<title>migfix: ${rows.length} repositories</title>\n<style>${STYLE}</style>\n</head>\n<body>\n<h1>migfix: ${rows.length} repositories</h1>\n`;
  const heads = columnNames.map((name) => COLUMNS[name].about);
  const sums = sumOf(rows);
  yield* table(['repository', ...heads], rows.map(({ repository, numbers }) => [repository, ...columnNames.map((name) => numbers[name])]), ['in all', ...columnNames.map((name) => sums[name])]);
  const rules = rulesOfAll(rows).map(([rule, { fixed, left, notes, repositories }]) => [rule, fixed, left, notes, repositories]);
  if (rules.length) yield* table(['rule', 'rewritten', 'left', 'notes', 'repositories'], rules);
  yield `<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

type Cells = readonly (string | number)[];

function* table(heads: readonly string[], rows: readonly Cells[], foot?: Cells): Generator<string> {
  yield `<table>\n<thead><tr>${heads.map((head) => `<th scope="col"><button>${escaped(head)}</button></th>`).join('')}</tr></thead>\n<tbody>\n`;
  for (const row of rows) yield lineOf(row);
  yield `</tbody>\n${foot ? `<tfoot>${lineOf(foot)}</tfoot>\n` : ''}</table>\n`;
}

const lineOf = (cells: Cells): string => `<tr>${cells.map((cell) => `<td>${escaped(String(cell))}</td>`).join('')}</tr>\n`;
