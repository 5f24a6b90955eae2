import { type OrderedChains, orderChains } from '../core/chains.ts';
import { type Outline, parseOutline } from '../core/migration.ts';
import { unreadable } from '../core/readable.ts';
import type { Parse } from '../core/types.ts';
import type { FoundFile, Io } from '../io.ts';

/** The chains that the files of a run are of. */
export interface RunChains extends OrderedChains {
  /** All their files, by name: of those that were named alone, the rest of the chain too. */
  readonly files: ReadonlyMap<string, FoundFile>;
}

/**
 * Reads where each file stands in its chain.
 *
 * @param parse for the texts
 * @param reread for expressions of them
 */
export async function readOrder(named: readonly FoundFile[], io: Io, parse: Parse, reread: Parse): Promise<RunChains> {
  const files = await withChains(named, io);
  const outlines = new Map<string, Outline>();
  for (const { name, path } of files) {
    const source = await io.read(path);
    const root = 'code' in source ? parse(source.code) : undefined;
    if ('code' in source && root && !unreadable(source.code, root)) outlines.set(name, parseOutline(source.code, root, name, reread));
  }
  return { ...orderChains(files, outlines), files: new Map(files.map((file) => [file.name, file])) };
}

/** The files with the others of their chains. */
async function withChains(files: readonly FoundFile[], io: Io): Promise<readonly FoundFile[]> {
  const all = new Map(files.map((file) => [file.path, file]));
  for (const file of files) {
    if (!file.alone) continue;
    for (const other of await io.chainOf(file)) if (!all.has(other.path)) all.set(other.path, other);
  }
  return [...all.values()];
}
