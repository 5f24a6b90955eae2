/** What migfix says of a migration, as lines that a person can read and compare. */
import { diffLines } from 'diff';
import type { Excerpt } from '../../src/core/excerpt.ts';
import type { Schema } from '../../src/core/schema.ts';
import type { Counts, Result } from '../../src/core/types.ts';

/** 1-based, as an editor counts. */
function place(code: string, offset: number): string {
  const lines = code.slice(0, offset).split(/\r\n|\r|\n/);
  return `${lines.length}:${(lines.at(-1) as string).length + 1}`;
}

const counted = (counts: Counts): string => Object.entries(counts).flatMap(([name, number]) => (number ? [`${name} ${number}`] : [])).join(', ');

/** Findings, marks and counts. */
export function reportOf(code: string, result: Result): readonly string[] {
  if (result.status === 'skipped') return [`skipped: ${result.reason}${result.at === undefined ? '' : ` (${place(code, result.at)})`}${result.bug ? `, our bug: ${result.rules?.join(', ')}` : ''}`];
  return [
    ...result.diagnostics.flatMap(({ start, end, rule, message, help, fix, fixed, severity }) => [
      `${place(code, start)}–${place(code, end)} ${severity} ${rule} (${fixed ? 'mended' : 'left'}, ${fix}): ${message}`,
      ...(help ? help.split('\n').map((line) => `    ${line}`) : []),
    ]),
    ...result.marks.map(({ text, line, start, end }) => `mark ${line}, ${end - start} long: ${text}`),
    counted(result.counts),
  ].filter((line) => line !== '');
}

/** What became of each operation. */
export const verdictsOf = (code: string, result: Result): readonly string[] =>
  (result.status === 'skipped' ? [] : (result.verdicts ?? [])).map(({ start, end, operation, subject, became, because, changed }) => `${place(code, start)}–${place(code, end)} ${operation} ${subject ?? '?'}: ${became}, ${because}${changed.length ? ` [${changed.join(' ')}]` : ''}`);

/** Lines as a text. */
export const block = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** The lines that differ. */
export const difference = (before: string, after: string): readonly string[] =>
  diffLines(before, after).flatMap(({ added, removed, value }) => (added || removed ? value.replace(/\n$/, '').split('\n').map((line) => (added ? '+' : '-') + line) : []));

/** What is as it mostly is goes without saying. */
const isPlain = (key: string, value: unknown): boolean =>
  value === undefined || (key === 'certain' && value === true) || (value === false && key !== 'nullable' && key !== 'certain' && key !== 'whole') || (key === 'whole' && value === true);

/** Facts as plain data: an excerpt as its text, the revision that made it so as `2:17`. */
function inWords(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(inWords).join(', ')}]`;
  if ('names' in value && 'node' in value) return `«${(value as Excerpt).names.code.replace(/\s+/g, ' ')}»`;
  if ('revision' in value && 'file' in value && 'line' in value) return `${inWords(value.revision)}:${inWords(value.line)}${'because' in value ? ` ${inWords(value.because)}` : ''}`;
  return `{${fields(value)}}`;
}

const fields = (value: object): string =>
  Object.entries(value).flatMap(([key, one]) => (isPlain(key, one) ? [] : [key === 'name' || key === 'kind' || key === 'table' ? inWords(one) : `${key}=${inWords(one)}`])).join(' ');

/** Tables with everything on them, and views. */
export const schemaLines = (schema: Schema): readonly string[] => [
  ...schema.tables().flatMap(({ columns, constraints, indexes, triggers, ...table }) => [
    `table ${fields(table)}`,
    // what a Column's text says is in its other fields
    ...columns.map(({ source, ...one }) => `  ${table.name}.${fields(one)}${source ? '' : ' altered'}`),
    ...constraints.map((one) => `  ${table.name}: ${fields(one)}`),
    ...indexes.map((one) => `  ${table.name}: index ${fields(one)}`),
    ...triggers.map((one) => `  ${table.name}: trigger ${fields(one)}`),
  ]),
  ...schema.views().map((view) => `view ${fields(view)}`),
  `${schema.gaps()} tables not known as a whole`,
];
