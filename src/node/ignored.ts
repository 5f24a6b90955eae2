import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { closest } from './own-folder.ts';

/** Is this absolute path left out? Folders end with a slash. */
export type Ignored = (path: string) => boolean;

/**
 * The rules of every .gitignore from the repository's root (or `top`, where there is none) down to each file.
 *
 * @param top a folder above all paths that will be asked about
 */
export function gitignore(top: string): Ignored {
  const root = closest(top, '.git') ?? top;
  const rules = new Map<string, Ignore | undefined>();
  const rulesOf = (folder: string) => {
    if (!rules.has(folder)) rules.set(folder, load(folder, folder === root ? ['.gitignore', '.git/info/exclude'] : ['.gitignore']));
    return rules.get(folder);
  };
  return (path) => {
    let ignored = false;
    for (const folder of foldersBetween(root, path)) {
      const own = rulesOf(folder);
      // most folders have none, and of 1,000 nested ones each path would be cut a thousand times
      const inside = own && inFolder(folder, path);
      const verdict = inside === undefined ? undefined : own?.test(inside);
      if (verdict?.ignored) ignored = true;
      else if (verdict?.unignored) ignored = false;
    }
    return ignored;
  };
}

/**
 * @param patterns as in .gitignore
 * @param base the folder that they are relative to
 */
export function excluded(patterns: readonly string[], base: string): Ignored {
  if (!patterns.length) return () => false;
  const rules = ignore().add([...patterns]);
  return (path) => rules.ignores(inFolder(base, path) ?? path.replace(/^([A-Za-z]:)?[\\/]+/, '').replaceAll('\\', '/'));
}

function load(folder: string, names: readonly string[]): Ignore | undefined {
  const files = names.map((name) => join(folder, name)).filter((path) => existsSync(path));
  return files.length ? files.reduce((rules, path) => rules.add(readFileSync(path, 'utf8')), ignore()) : undefined;
}

function foldersBetween(root: string, path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(path); at.startsWith(root); at = dirname(at)) {
    folders.unshift(at);
    if (at === root || dirname(at) === at) break;
  }
  return folders;
}

/** The path as `ignore` wants it: relative, with forward slashes, the last one kept. Undefined outside of the folder. */
function inFolder(folder: string, path: string): string | undefined {
  const inside = relative(folder, path).split(sep).join('/');
  if (inside === '' || inside.startsWith('../') || inside === '..') return undefined;
  return path.endsWith('/') ? `${inside}/` : inside;
}
