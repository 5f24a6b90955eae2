/** What PostgreSQL and MySQL are told before and after: equal, or different in which way. */
import type { Emitted } from '../../test/alembic/lab.ts';
import { without } from './operations.ts';

/** The differences that `docs/` declares for a run without `--safe`. */
export type Declared = 'backfill' | 'placeholder' | 'constraint name' | 'drop index' | 'NOT NULL after the backfill' | 'order around a backfill' | 'runs where it failed' | 'goes on where an `except` hid the failure' | 'MySQL keeps what is said';

export interface Difference {
  readonly kinds: readonly Declared[];
  /** Statements that no kind explains. */
  readonly unexplained: readonly string[];
}

const statements = (sql: string): readonly string[] =>
  sql
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.replace(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '');

const withoutName = (sql: string): string => sql.replace(/\bCONSTRAINT ("[^"]+"|`[^`]+`|\S+) /g, '').replace(/\b(DROP (?:CONSTRAINT|FOREIGN KEY|INDEX)) \S+/g, '$1 …');
const withoutDefault = (sql: string): string => withoutName(sql).replace(/ DEFAULT (?:\('[^']*'\)|'[^']*'|\([^)]*\)|\w+(?:\(\))?)/g, '').replace(/ (?:NOT )?NULL\b/g, '').replace(/ UNIQUE\b/g, '');

/** Takes pairs that are equal after a reduction out of both lists. */
function pairUp(before: readonly string[], after: readonly string[], reduce: (sql: string) => string): { before: readonly string[]; after: readonly string[]; pairs: number } {
  const left = [...after];
  const rest = before.filter((statement) => {
    const at = left.findIndex((other) => reduce(other) === reduce(statement));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { before: rest, after: left, pairs: before.length - rest.length };
}

const added = (sql: string): Declared | undefined => {
  if (/^UPDATE /i.test(sql)) return 'backfill';
  if (/^DROP INDEX /i.test(sql)) return 'drop index';
  if (/^ALTER TABLE .*(?:SET NOT NULL|MODIFY .*NOT NULL|DROP DEFAULT)$/i.test(sql)) return 'NOT NULL after the backfill';
  return undefined;
};

/** Do the statements that both have come in another order? */
const inAnotherOrder = (before: readonly string[], after: readonly string[]): boolean =>
  without(before, without(before, after)).join('\n') !== without(after, without(after, before)).join('\n');

/** Two outputs without their difference: errors count as part of them. */
export const isSame = (before: Emitted, after: Emitted): boolean => before.sql === after.sql && before.error === after.error;

/**
 * How an output differs from the one before.
 *
 * @param hides the migration has an `except`: what failed there unseen may run now
 */
export function differenceOf(before: Emitted, after: Emitted, hides = false): Difference {
  const [old, now] = [statements(before.sql), statements(after.sql)];
  const kinds = new Set<Declared>();
  if (before.error !== undefined && after.error === undefined) kinds.add('runs where it failed');
  const exact = { before: without(old, now), after: without(now, old) };
  const named = pairUp(exact.before, exact.after, withoutName);
  if (named.pairs) kinds.add('constraint name');
  const whole = pairUp(named.before, named.after, (sql) => (/ (?:MODIFY|CHANGE) /.test(sql) ? withoutDefault(sql) : sql));
  if (whole.pairs) kinds.add('MySQL keeps what is said');
  const defaulted = pairUp(whole.before, whole.after, withoutDefault);
  if (defaulted.pairs) kinds.add('placeholder');
  const goesOn = hides && before.error === undefined && !defaulted.before.length && defaulted.after.some((sql) => !added(sql));
  if (goesOn) kinds.add('goes on where an `except` hid the failure');
  // What came after the place where it failed before is no difference.
  const surplus = goesOn || (before.error !== undefined && after.error === undefined) ? defaulted.after.filter((sql) => added(sql)) : defaulted.after;
  for (const sql of surplus) if (added(sql)) kinds.add(added(sql) as Declared);
  const unexplained = [...defaulted.before.map((sql) => `- ${sql}`), ...surplus.filter((sql) => !added(sql)).map((sql) => `+ ${sql}`)];
  if (inAnotherOrder(old, now)) {
    if (kinds.has('backfill')) kinds.add('order around a backfill');
    else unexplained.push('another order');
  }
  if (after.error !== undefined && after.error !== before.error) unexplained.push(`! ${after.error}`);
  return { kinds: [...kinds], unexplained };
}
