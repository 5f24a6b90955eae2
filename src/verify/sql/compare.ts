import type { Emitted } from '../protocol.ts';
import {
  asConstraint, copied, isForeign, namesColumn, newInCopy, sameDefault, writesWhole, addsColumn, defaultsOf, dropsColumn, dropsDefault, dropsMysqlKey, fill, isData, namesOf, normal, readsRows, reworded, setsNotNull, settled, tableOf, withoutChance, withoutDefault, withoutName, withoutNotNull,
} from './statements.ts';

/** How one database's SQL differs after the rewrite. */
export interface Comparison {
  readonly same: boolean;
  /** Differences that the rewrite may make, in plain words. */
  readonly declared: readonly string[];
  /** Differences that it must not make. */
  readonly failures: readonly string[];
  /** There is nothing to compare with: the original fails there. */
  readonly notCompared?: string;
}

interface Difference {
  readonly gone: readonly string[];
  readonly came: readonly string[];
  readonly declared: readonly string[];
}

/**
 * Compares what a database is told before and after.
 *
 * @param before what the original prints in offline mode
 * @param after what the rewritten migration prints
 * @param dialect SQLAlchemy's name of the database
 * @param again what the original prints in another run: only a value that differs there may differ after the rewrite
 */
export function compare(before: Emitted, after: Emitted, dialect: string, again: Emitted = before): Comparison {
  const kinds: readonly Kind[] = [sameBut('a value that each run makes anew', withoutChance, isChance(again.sql.map(normal))), ...KINDS];
  const [old, now] = [settled(before.sql.map(normal)), settled(after.sql.map(normal))];
  const strange = without(old, now).find((sql) => isForeign(sql, dialect));
  if (strange !== undefined) return { ...different([]), notCompared: `the original is not this database's SQL: ${strange}` };
  if (before.error === null && after.error !== null) return different([`it fails: ${after.error}`]);
  // Where the rewrite mends the first fault, the next one may stop it: it still has to come as far.
  if (before.error !== null) return { ...different(lostBeforeError(before.error === after.error ? reached(old, now) : old, now, kinds)), notCompared: before.error };
  const same = old.join('\n') === now.join('\n');
  if (same) return { same, declared: [], failures: [] };
  const rest = undeclared(old, now, kinds);
  const order = orderFaults(old, now);
  return {
    same,
    declared: [...new Set([...rest.declared, ...order.declared])],
    failures: [...rest.gone.map((sql) => `no longer: ${sql}`), ...rest.came.map((sql) => `new: ${sql}`), ...order.failures],
  };
}

const different = (failures: readonly string[]): Comparison => ({ same: false, declared: [], failures });

const undeclared = (old: readonly string[], now: readonly string[], kinds: readonly Kind[]): Difference =>
  kinds.reduce((left: Difference, kind) => kind(left, now), { gone: without(old, now), came: without(now, old), declared: [] });

/** What comes before the last statement that both have: the operations of a block wait for its end, and a fault inside takes them along. */
const reached = (old: readonly string[], now: readonly string[]): readonly string[] => old.slice(0, old.findLastIndex((sql) => now.includes(sql)) + 1);

/** What the original did before it failed must still be done. */
function lostBeforeError(old: readonly string[], now: readonly string[], kinds: readonly Kind[]): readonly string[] {
  return undeclared(old, now, kinds).gone.map((sql) => `no longer: ${sql}`);
}

/** The first list without one of each that is in the second. */
export function without(from: readonly string[], what: readonly string[]): readonly string[] {
  const left = [...what];
  return from.filter((sql) => {
    const at = left.indexOf(sql);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

type Kind = (difference: Difference, now: readonly string[]) => Difference;

/** Statements that are the same once the declared part is taken away, and differ in that part only in the declared way. */
const sameBut =
  (word: string, reduce: (sql: string) => string, allowed: (old: string, now: string) => boolean): Kind =>
  ({ gone, came, declared }) => {
    const left = [...came];
    const words: string[] = [];
    const rest = gone.filter((old) => {
      const at = left.findIndex((now) => reduce(now) === reduce(old) && allowed(old, now));
      if (at < 0) return true;
      words.push(`${word}: ${left[at]!}`);
      left.splice(at, 1);
      return false;
    });
    return { gone: rest, came: left, declared: [...declared, ...words] };
  };

/** A placeholder of a column that comes with the copy: a column that was there is copied. */
const placeholderInCopy: Kind = (difference, now) =>
  sameBut('placeholder', withoutDefault, (old, copy) => newInCopy(old, copy)?.every((column) => !copied(now).includes(column)) ?? false)(difference, now);

const added =
  (word: string, isIt: (sql: string, now: readonly string[]) => boolean): Kind =>
  ({ gone, came, declared }, now) => ({
    gone,
    came: came.filter((sql) => !isIt(sql, now)),
    declared: [...declared, ...came.filter((sql) => isIt(sql, now)).map((sql) => `${word}: ${sql}`)],
  });

/** A placeholder is a default where there was none, or another one for 'temp' on a column that holds no text. */
const placeholderAllowed = (old: string, now: string): boolean => {
  const [had, has] = [defaultsOf(old), defaultsOf(now)];
  return had.length === 0 ? has.length === 1 && addsColumn(now) !== undefined : had.length === 1 && has.length === 1 && had[0]!.endsWith(" 'temp'");
};

const named = (old: string, now: string): boolean => namesOf(old).length < namesOf(now).length && namesOf(old).every((name) => namesOf(now).includes(name));

/** MySQL and SQL Server write a column whole: what is not said is gone. What is said now is what it was, and never less. */
const keepsMore = (old: string, now: string): boolean => {
  if (!writesWhole(old) || !writesWhole(now)) return false;
  const [hadNotNull, hasNotNull] = [/ NOT NULL\b/.test(old), / NOT NULL\b/.test(now)];
  return (hasNotNull || !hadNotNull) && defaultsOf(old).every((value) => defaultsOf(now).includes(value));
};

const comesBack = (sql: string, now: readonly string[]): boolean =>
  /^CREATE (?:UNIQUE )?INDEX\b/i.test(sql) && now.slice(0, now.indexOf(sql)).some((other) => tableOf(other) === tableOf(sql) && namesColumn(sql, addsColumn(other)));

/** What another run of the original wrote with other values, rows or a default that is computed: what is the same in two runs is the author's. */
const isChance = (again: readonly string[]) => (old: string): boolean =>
  !again.includes(old) && again.some((other) => withoutChance(other) === withoutChance(old));

const nullableFirst = (old: string, now: string): boolean => addsColumn(old) !== undefined && / NOT NULL/.test(old) && !/ NOT NULL/.test(now);

const KINDS: readonly Kind[] = [
  sameBut('a constraint has a name', withoutName, named),
  sameBut('the primary key by its own name', (sql) => withoutName(`${sql} `), dropsMysqlKey),
  sameBut('a UNIQUE constraint that is dropped and made as one', asConstraint, (old) => /^(?:DROP|CREATE UNIQUE) INDEX\b/i.test(old)),
  sameBut('placeholder', withoutDefault, placeholderAllowed),
  placeholderInCopy,
  sameBut('placeholder', (sql) => withoutName(withoutDefault(sql)), (old, now) => placeholderAllowed(old, now) && named(old, now)),
  sameBut('the same default in other words', withoutDefault, (old, now) => sameDefault(defaultsOf(old), defaultsOf(now))),
  sameBut('the column stays what it was', (sql) => withoutNotNull(withoutDefault(sql)), keepsMore),
  sameBut('NOT NULL later', (sql) => withoutNotNull(withoutDefault(sql)), nullableFirst),
  sameBut('the same in other words', reworded, () => true),
  added('backfill', isBackfill),
  added('NOT NULL after the backfill', (sql, now) => setsNotNull(sql) !== undefined && now.some((other) => addsColumn(other) === setsNotNull(sql) && !/ NOT NULL/.test(other))),
  added('the placeholder is taken away', (sql, now) => dropsDefault(sql) !== undefined && now.some((other) => addsColumn(other) === dropsDefault(sql) && defaultsOf(other).length > 0)),
  added('an index comes back with its column', comesBack),
  added('an index is dropped before its column', (sql, now) => /^DROP INDEX\b/i.test(sql) && now.slice(now.indexOf(sql) + 1).some(dropsColumn)),
];

/** It fills a column that is added here, or the NULLs of one that becomes NOT NULL afterwards. */
function isBackfill(sql: string, now: readonly string[]): boolean {
  const filled = fill(sql);
  if (!filled) return false;
  const at = now.indexOf(sql);
  const isNew = now.slice(0, at).some((other) => addsColumn(other) === filled.column && tableOf(other) === filled.table);
  const nulls = /^["`[]?[\w]+["`\]]? IS NULL$/i.test(filled.where.trim());
  return isNew || (nulls && now.slice(at + 1).some((other) => setsNotNull(other) === filled.column && tableOf(other) === filled.table));
}

/** What both have must come in the same order, but for what reads rows: it may wait until they are filled. */
function orderFaults(old: readonly string[], now: readonly string[]): { readonly declared: readonly string[]; readonly failures: readonly string[] } {
  const before = without(old, without(old, now));
  const after = without(now, without(now, old));
  const declared: string[] = [];
  const failures: string[] = [];
  const places = placesOf(before, after);
  for (let a = 0; a < before.length; a++) {
    for (let b = a + 1; b < before.length; b++) {
      if (places[a]! < places[b]!) continue;
      const text = `${before[a]!} now comes after ${before[b]!}`;
      if (mayWait(before[a]!, before[b]!, now)) declared.push(`order around a backfill: ${text}`);
      else failures.push(`another order: ${text}`);
    }
  }
  return { declared, failures };
}

/** Where each statement went; equal ones keep their order among themselves. */
function placesOf(before: readonly string[], after: readonly string[]): readonly number[] {
  const used = new Set<number>();
  return before.map((sql) => {
    const at = after.findIndex((other, index) => other === sql && !used.has(index));
    used.add(at);
    return at;
  });
}

function mayWait(waiting: string, passed: string, now: readonly string[]): boolean {
  if (!readsRows(waiting)) return false;
  const fills = now.slice(0, now.indexOf(waiting)).some((sql) => isData(sql) && tableOf(sql) === tableOf(waiting));
  const harmless = isData(passed) || ((addsColumn(passed) !== undefined || readsRows(passed)) && tableOf(passed) === tableOf(waiting));
  return fills && harmless;
}
