import { fillIn, type Stub, stubOf } from '../../core/fill.ts';
import { type OpenMark, readMarks } from '../../core/marks.ts';
import { readFile } from '../../core/read.ts';
import type { ValueRequest } from '../../io.ts';
import { type Change, type Checks, whole } from './change.ts';
import { editHunks, placesOf } from './edit-unit.ts';
import type { Unit } from './units.ts';

/** A mark in a block that was taken, whose value can be typed. */
export interface Blank {
  readonly mark: OpenMark;
  readonly stub: Stub;
  /** As it is asked for. */
  readonly name: string;
}

/** The marks of some units that wait for a value, in the order of the text. */
export function blanksIn(change: Change, units: readonly Unit[], { parse }: Checks): readonly Blank[] {
  const text = whole(change);
  const places = placesOf(change);
  const own = new Set(units.flatMap(({ hunks }) => hunks));
  const isOwn = ({ start, end }: OpenMark): boolean => places.some((place, index) => own.has(index) && place.start <= start && end <= place.end);
  return readMarks(text, parse(text)).filter(isOwn).flatMap((mark) => {
    const stub = stubOf(text, mark);
    return stub ? [{ mark, stub, name: mark.target ?? 'the column' }] : [];
  });
}

/**
 * The change with a value in place of a placeholder.
 *
 * @returns a string: why it can't be
 */
export function filled(change: Change, { mark, stub }: Blank, value: string, checks: Checks): Change | string {
  const text = whole(change);
  const edits = fillIn(text, mark, stub, value, readFile(text, checks.parse(text)).style);
  const next = editHunks(change, edits);
  return next ? (unsettled(next, checks) ?? next) : 'it is not in one piece: fill it in with "e"';
}

/** Does migfix leave the whole change alone, as it is by now? @returns why not */
export function unsettled(change: Change, { again }: Checks): string | undefined {
  const text = whole(change);
  const result = again(text);
  if (result.status === 'skipped') return result.reason;
  if (result.code === text) return undefined;
  return `migfix would change it again${result.diagnostics.some(({ fixed }) => fixed) ? ` (${[...new Set(result.diagnostics.filter(({ fixed }) => fixed).map(({ rule }) => rule))].join(', ')})` : ''}`;
}

/** What the chain knows of the tables that a value may speak of. */
export interface KnownTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** It has no other columns. */
  readonly whole: boolean;
}

/** What SQLite is asked about a value. The column of the mark is there in any case. */
export function requestFor({ mark }: Blank, value: string, known: readonly KnownTable[]): ValueRequest {
  const { table = 'migfix table', column = 'migfix column' } = mark;
  const own = known.find(({ name }) => name === table)?.columns ?? [];
  const tables = [...known.filter(({ name }) => name !== table), { name: table, columns: [...new Set([...own, column])] }];
  return { tables: tables.filter(({ columns }) => columns.length).map(({ name, columns }) => ({ name, columns })), table, column, value };
}

/** SQLite's words for people; undefined: it speaks of what the chain does not know as a whole, and nobody can tell. */
export function refusal(error: string, { mark }: Blank, known: readonly KnownTable[]): string | undefined {
  const [, missing, name] = /^no such (column|table): (.*)$/.exec(error) ?? [];
  const own = known.find((table) => table.name === mark.table);
  if (missing === 'column') return own?.whole ? `there is no column ${name}; ${own.name} has ${own.columns.join(', ')}` : undefined;
  if (missing === 'table') return known.length && known.every((table) => table.whole) ? `there is no table ${name}` : undefined;
  return `SQLite does not take it: ${error}`;
}
