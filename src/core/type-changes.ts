import { typeName } from './column.ts';
import { dictionary } from './dictionary.ts';
import { textOf } from './python.ts';
import type { Names } from './scopes.ts';
import type { Node } from './types.ts';

/** How SQLAlchemy stores a type on SQLite, and what a copy of the table compares: the kind of the reflected type. */
export type Stored = 'text' | 'integer' | 'fraction' | 'boolean' | 'date' | 'datetime' | 'time' | 'json' | 'blob' | 'bytes' | 'interval' | 'uuid';

const STORED = dictionary<Stored>({
  ...all('text', 'String Unicode VARCHAR NVARCHAR CHAR NCHAR Text UnicodeText TEXT AutoString CLOB MEDIUMTEXT LONGTEXT TINYTEXT Enum ENUM Uuid'),
  ...all('integer', 'Integer BigInteger SmallInteger INTEGER BIGINT SMALLINT INT TINYINT MEDIUMINT'),
  ...all('fraction', 'Float FLOAT Double DOUBLE DOUBLE_PRECISION REAL Numeric NUMERIC DECIMAL'),
  ...all('boolean', 'Boolean BOOLEAN BOOL'),
  ...all('date', 'Date DATE'),
  ...all('datetime', 'DateTime DATETIME TIMESTAMP'),
  ...all('time', 'Time TIME'),
  ...all('json', 'JSON'),
  ...all('blob', 'LargeBinary BLOB PickleType'),
  // not BLOB: SQLite takes a type of such a name for a number
  ...all('bytes', 'BINARY VARBINARY'),
  ...all('interval', 'Interval INTERVAL'),
  // in upper case it is written as it is, and SQLite takes a type of that name for a number
  UUID: 'uuid',
});

function all(stored: Stored, names: string): Readonly<Record<string, Stored>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, stored]));
}

/** What a type stores on SQLite; undefined for types of the project's own, and where SQLite gets a type of its own. */
export function storedAs(names: Names, type: Node): Stored | undefined {
  if (/['"]sqlite['"]/.test(textOf(names.code, type))) return undefined;
  const name = typeName(names, type);
  // SQLAlchemy-Utils: BINARY(16), or CHAR(32) where that is asked for
  if (name === 'UUIDType') return /\bbinary\s*=\s*False\b/.test(textOf(names.code, type)) ? 'text' : 'bytes';
  return name === undefined ? undefined : STORED[name];
}

/** What a copy does to the values of a column whose type changes. */
export interface Loss {
  /** Every ordinary value, or only some. */
  readonly sure: boolean;
  /** What is left, for the message. */
  readonly leaves: string;
  /** Copied as they are, the values read back as the new type; the SQL that brings them into its form. */
  readonly keeps?: { readonly sql?: (column: string) => string } | undefined;
}

const NUMBERS: ReadonlySet<Stored> = new Set(['integer', 'fraction', 'boolean']);

const LEFT: Readonly<Partial<Record<Stored, string>>> = {
  date: 'the year of a date', datetime: 'the year of a date', time: 'the hour of a time', interval: 'the number 1970', json: '0', blob: '0', text: 'the digits that the text begins with, or 0',
};

/**
 * What becomes of the values when a batch block changes a column's type on SQLite: where SQLAlchemy's kinds of types differ,
 * Alembic copies with CAST, and a CAST of text to anything but text leaves the number that it begins with. Every pair was run on
 * SQLAlchemy 1.4 and 2.
 *
 * @returns undefined where the values are kept
 * @see https://www.sqlite.org/lang_expr.html#castexpr
 */
export function lossOf(from: Stored, to: Stored): Loss | undefined {
  // a CAST to text keeps them; to JSON Alembic casts nothing; the others are as they were
  if (from === to || to === 'text' || to === 'json' || to === 'blob' || from === 'bytes') return undefined;
  if (to === 'bytes') return NUMBERS.has(from) || from === 'blob' || from === 'uuid' ? undefined : { sure: true, leaves: LEFT[from] ?? (LEFT.text as string) };
  if (NUMBERS.has(from)) return from === 'fraction' && to === 'integer' ? { sure: false, leaves: 'the part before the point' } : undefined;
  if (from === 'uuid' || (isMoment(from) && isMoment(to))) return undefined;
  const leaves = (from === 'text' ? LEFT[to] : LEFT[from]) ?? (LEFT.text as string);
  if (from === 'text') return NUMBERS.has(to) ? { sure: false, leaves: LEFT.text as string } : { sure: true, leaves, ...(to === 'interval' ? {} : { keeps: {} }) };
  if (from === 'date' && to === 'datetime') return { sure: true, leaves, keeps: { sql: (column) => `${column} || ' 00:00:00.000000'` } };
  if (from === 'datetime' && to === 'date') return { sure: true, leaves, keeps: { sql: (column) => `substr(${column}, 1, 10)` } };
  return { sure: true, leaves };
}

/** SQLAlchemy stores an interval as a moment after 1970 began. */
const isMoment = (stored: Stored): boolean => stored === 'datetime' || stored === 'interval';
