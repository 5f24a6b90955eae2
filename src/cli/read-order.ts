import { type OrderedChains, orderChains } from '../core/chains.ts';
import { dropsOf, type Migration, type Outline, parseMigration, parseOutline } from '../core/migration.ts';
import { packMigration } from '../core/packed-migration.ts';
import { unreadable } from '../core/readable.ts';
import type { Parse } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';

/** What a first reading tells of a file. */
export interface Read extends Outline {
  /** Of its content. */
  readonly hash: string;
  /** A packed migration as JSON: who needs no more than what the file does to the schema need not parse it again. */
  readonly migration?: string;
}

/** By name; of a file that can't be read, nothing. */
export type Outlines = ReadonlyMap<string, Read>;

/** The chains that the files of a run are of. */
export interface RunChains extends OrderedChains {
  /** All their files, by name: of those that were named alone, the rest of the chain too. */
  readonly files: ReadonlyMap<string, FoundFile>;
  /** Those that tell more than a place. */
  readonly outlines: Outlines;
}

/**
 * Reads of each file where it stands in its chain.
 *
 * @param parse for the texts
 * @param reread for expressions of them
 * @param whole also what it does to the schema
 */
export async function readOutlines(files: readonly FoundFile[], io: Io, parse: Parse, reread: Parse, whole: boolean): Promise<Outlines> {
  const outlines = new Map<string, Read>();
  for (const { name, path } of files) {
    const source = await io.read(path);
    if ('reason' in source) continue;
    const { code, hash } = source;
    const root = parse(code);
    if (unreadable(code, root)) continue;
    outlines.set(name, { hash, ...(whole ? wholeOf(parseMigration(code, root, name, reread)) : parseOutline(code, root, name, reread)) });
  }
  return outlines;
}

/** As fresh strings: a piece of a text keeps all of it. */
const wholeOf = (migration: Migration): Omit<Read, 'hash'> =>
  JSON.parse(JSON.stringify({ place: migration.place, drops: dropsOf(migration), migration: JSON.stringify(packMigration(migration)) })) as Omit<Read, 'hash'>;

/** Puts files into their chains. */
export const chainsOf = (files: readonly FoundFile[], outlines: Outlines): RunChains => ({
  ...orderChains(files, new Map(files.flatMap(({ name }) => withName(name, outlines.get(name))))),
  outlines: new Map([...outlines].filter(([, { migration }]) => migration !== undefined)),
  files: new Map(files.map((file) => [file.name, file])),
});

/** With the very name of the file: one text in the memory for the two. */
function withName(name: string, outline: Read | undefined): readonly (readonly [string, Read])[] {
  const revision = outline?.place.revision;
  return outline ? [[name, revision ? { ...outline, place: { ...outline.place, revision: { ...revision, file: name } } } : outline]] : [];
}

/** The files with the others of their chains. */
export async function withChains(files: readonly FoundFile[], io: Io): Promise<readonly FoundFile[]> {
  const all = new Map(files.map((file) => [file.path, file]));
  for (const file of files) {
    if (!file.alone) continue;
    for (const other of await io.chainOf(file)) if (!all.has(other.path)) all.set(other.path, other);
  }
  return [...all.values()];
}
