/** What two runs on SQLite, or the SQL for other databases, are compared by. */
import type { ParseResult, Rows, Snapshot } from './alembic/lab.ts';
import type { StackName } from './alembic/stacks.ts';
import type { Expectation } from './fixtures.ts';

export const rowModes = ['none', 'ordinary', 'nulls', 'duplicates'] as const satisfies readonly Rows[];
export const dialects = ['postgresql', 'mysql'] as const;
export const directions = ['upgrade', 'downgrade'] as const;

export type Dialect = (typeof dialects)[number];

/** Before and after; the same object for a case that stays as it is. */
export interface Pair<Value> {
  readonly before: Value;
  readonly after: Value;
}

/**
 * A case that stays as it is needs no comparison: that it runs is enough, on the rows that ask the most of it and on those
 * that it declares to fail with.
 */
export const modesOf = (each: { readonly isNoop: boolean; readonly expect: Expectation }): readonly Rows[] =>
  each.isNoop ? rowModes.filter((rows) => rows === 'nulls' || rows in (each.expect.fails ?? {})) : rowModes;

/** The error that a case declares for these rows on this stack. */
export const declaredError = ({ fails = {} }: Expectation, stack: StackName, rows: Rows): string | undefined =>
  fails[`${stack} ${rows}`] ?? fails[rows] ?? fails[stack] ?? fails['*'];

/** Not a value of the fixtures, which are all of 2024, nor a placeholder: the time of the run. */
const timeless = (value: unknown): unknown => (typeof value === 'string' && /^2(?!024)\d{3}-\d\d-\d\d/.test(value) ? 'the time of the run' : value);

/** Rows by column name, so that the order of columns does not count. */
export const rowsByName = ({ data, columns }: Snapshot, ignored: (table: string, column: string) => boolean): object =>
  Object.fromEntries(
    Object.entries(data).map(([table, rows]) => [
      table,
      rows.map((row) =>
        Object.fromEntries(row.map((value, i) => [columns[table]?.[i] ?? '', timeless(value)] as const).filter(([name]) => !ignored(table, name))),
      ),
    ]),
  );

export const indexNames = ({ schema }: Snapshot): readonly string[] => schema.filter(([type]) => type === 'index').map(([, name]) => name);

export const rowCounts = ({ data }: Snapshot, tables: readonly string[]): readonly string[] =>
  tables.filter((table) => data[table]).map((table) => `${table}: ${data[table]?.length}`);

export const changesRows = /\b(?:DELETE|INSERT)\b|\.delete\(|\.insert\(|bulk_insert|drop_table/i;

/** What the SQL for PostgreSQL makes and does not drop again: names of constraints and indexes. */
export function madeNames(sql: string): readonly string[] {
  const last = new Map<string, boolean>();
  for (const [, verb, quoted, plain] of sql.matchAll(/\b(ADD CONSTRAINT|CREATE INDEX|CREATE UNIQUE INDEX|DROP CONSTRAINT|DROP INDEX) (?:CONCURRENTLY )?(?:IF (?:NOT )?EXISTS )?(?:"([^"]+)"|(\w+))/g)) {
    last.set((quoted ?? plain) as string, !verb?.startsWith('DROP'));
  }
  return [...last].filter(([, stays]) => stays).map(([name]) => name);
}

/** The names that PostgreSQL gets, and that are nowhere in a SQLite file. */
export function missingNames(sql: string, { schema }: Snapshot): readonly string[] {
  const there = schema.map((entry) => entry.join(' ')).join('\n');
  return madeNames(sql).filter((name) => !new RegExp(`\\b${name}\\b`).test(there));
}

/** The strings and comments that are gone, but for those that are declared. */
export function lostText(before: ParseResult, after: ParseResult, declared: readonly string[] = []): readonly string[] {
  const strings = new Set(after.strings);
  const comments = [...after.comments];
  const lost = before.comments.filter((comment) => {
    const at = comments.indexOf(comment);
    if (at >= 0) comments.splice(at, 1);
    return at < 0;
  });
  return [...before.strings.filter((text) => !strings.has(text)), ...lost].filter((text) => !declared.includes(text));
}
