import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isBelow } from './boundary.ts';

/** Links whose target lies outside of a folder, apart from the rest. */
export interface Links {
  readonly kept: readonly string[];
  readonly out: readonly { readonly path: string; readonly target: string }[];
}

/**
 * Sorts out the files that are links to somewhere else: whoever names a folder does not mean what it links to, though Alembic loads it.
 *
 * @param paths absolute paths of files
 * @param root what must hold the targets
 */
export async function withoutLinksOut(paths: readonly string[], root: string): Promise<Links> {
  const folders = new Map<string, string>();
  const realFolder = async (folder: string): Promise<string> => folders.get(folder) ?? folders.set(folder, await realpath(folder)).get(folder)!;
  const top = await realFolder(root);
  const kept: string[] = [];
  const out: { path: string; target: string }[] = [];
  for (const path of paths) {
    const target = await realpath(path).catch(() => path);
    const isLink = target !== join(await realFolder(dirname(path)), basename(path));
    if (isLink && !isBelow(top, target)) out.push({ path, target });
    else kept.push(path);
  }
  return { kept, out };
}
