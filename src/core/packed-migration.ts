import { type Excerpt, isExcerpt } from './excerpt.ts';
import type { Migration } from './migration.ts';
import { packExcerpt, type PackedExcerpt, unpackExcerpt } from './packed-excerpt.ts';
import type { Parse } from './types.ts';

/** The imports of a file, as its expressions know them: most have the same. */
type Imports = ReadonlyMap<string, string>;

/** A migration as JSON can hold it: nothing in it needs the file that it was read from. */
export interface PackedMigration {
  readonly file: string;
  readonly place: Migration['place'];
  readonly upgrades: readonly (readonly [database: string, changes: unknown])[];
  readonly imports: readonly (readonly (readonly [string, string])[])[];
}

/** @returns what `unpackMigration` makes the same migration of */
export function packMigration({ file, place, upgrades }: Migration): PackedMigration {
  const imports: Imports[] = [];
  const number = (one: Imports): number => (imports.includes(one) ? imports.indexOf(one) : imports.push(one) - 1);
  const pack = (excerpt: Excerpt): PackedExcerpt => packExcerpt(excerpt, number);
  const packed = [...upgrades].map(([database, changes]) => [database, mapped(changes, isExcerpt, pack)] as const);
  return { file, place, upgrades: packed, imports: imports.map((one) => [...one]) };
}

/** @param parse for its expressions, when somebody asks for them */
export function unpackMigration({ file, place, upgrades, imports }: PackedMigration, parse: Parse): Migration {
  const maps = imports.map((one) => new Map(one));
  const unpack = (packed: PackedExcerpt): Excerpt => unpackExcerpt(packed, maps[packed.imports] as Imports, parse);
  return { file, place, upgrades: new Map(upgrades.map(([database, changes]) => [database, mapped(changes, isPacked, unpack) as never])) };
}

const isPacked = (value: object): value is PackedExcerpt => 'excerpt' in value;

/** A copy of plain data, in which some objects are replaced. */
function mapped<T extends object>(value: unknown, is: (value: object) => value is T, replace: (one: T) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => mapped(one, is, replace));
  if (is(value)) return replace(value);
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = mapped((value as Record<string, unknown>)[key], is, replace);
  return copy;
}
