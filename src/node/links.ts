import { readdirSync, realpathSync } from 'node:fs';
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
export function withoutLinksOut(paths: readonly string[], root: string): Links {
  const top = real(root);
  const isLink = links();
  const kept: string[] = [];
  const out: { path: string; target: string }[] = [];
  for (const path of paths) {
    const target = isLink(path) ? real(path) : undefined;
    if (target !== undefined && !isBelow(top, target)) out.push({ path, target });
    else kept.push(path);
  }
  return { kept, out };
}

/** The real path of each of many files, most of which lie in one folder and are no links. */
export function realPaths(): (path: string) => string {
  const folders = new Map<string, string>();
  const isLink = links();
  return (path) => {
    if (isLink(path)) return real(path);
    const folder = dirname(path);
    const known = folders.get(folder) ?? real(folder);
    folders.set(folder, known);
    return join(known, basename(path));
  };
}

/** One look at a folder tells which of its files are links: to ask for each of thousands takes longer than to read them. */
function links(): (path: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (path) => {
    const folder = dirname(path);
    const names = known.get(folder) ?? linksIn(folder);
    known.set(folder, names);
    return names.has(basename(path));
  };
}

function linksIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isSymbolicLink() ? [entry.name] : [])));
  } catch {
    return new Set();
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
