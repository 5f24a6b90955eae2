import { unsure } from './blur.ts';
import type { Change, Unplaced } from './changes.ts';
import type { Origin } from './schema.ts';

/** A change of one kind. */
export type Of<D extends Change['do']> = Extract<Change, { do: D }>;

/** What is done only under a condition, or only on another database, leaves what it touches unsure. */
export const isCertain = (change: Change): boolean => change.when === 'always';

/** Removes, or where the removal is not certain, marks. */
export const without = <T extends { readonly certain: boolean }>(facts: readonly T[], change: Change, which: (fact: T) => boolean): readonly T[] =>
  isCertain(change) ? facts.filter((fact) => !which(fact)) : unsure(facts, which);

/** Facts with the revision that makes them. */
export const place = <T>(facts: readonly Unplaced<T>[], since: Origin, certain: boolean): readonly T[] => facts.map((fact) => ({ ...fact, since, certain }) as T);

/** Is a column among these? Of columns that are not known, none. */
export const includes = (columns: readonly string[] | undefined, column: string): boolean => columns?.includes(column) ?? false;
