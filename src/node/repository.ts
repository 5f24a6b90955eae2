import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Changes, Uncommitted, WorkTree } from '../io.ts';
import { git } from './git.ts';
import { closest, ownFolder } from './own-folder.ts';
import { isTemporary } from './replace.ts';

/** What else keeps versions. It counts as such, and is not asked: as for `cargo fix`. */
const OTHERS = ['.hg', '.jj', '.svn', '.pijul', '.fslckout'];

/**
 * What version control says of the files that are to be written, and of the whole trees that they lie in.
 *
 * @param cwd what names are relative to
 */
export async function workTree(paths: readonly string[], cwd: string): Promise<WorkTree> {
  const found: { unversioned: string[]; uncommitted: Uncommitted[]; problems: string[] } = { unversioned: [], uncommitted: [], problems: [] };
  const nameOf = (path: string): string => relative(cwd, path).split(sep).join('/') || '.';
  for (const [top, files] of await byRepository(paths)) {
    if (top === undefined) {
      found.unversioned.push(...files.filter((file) => !OTHERS.some((name) => closest(dirname(file), name))).map(nameOf));
      continue;
    }
    try {
      found.unversioned.push(...(await ignored(top, files)).map(nameOf));
      found.uncommitted.push(...(await uncommitted(top)).map(({ path, state }) => ({ name: nameOf(path), state })));
    } catch (error) {
      found.problems.push(`${top}: ${(error as Error).message}`);
    }
  }
  return found;
}

/**
 * @returns those of the paths that git says have changed
 * @throws Error with one clear line when one of them is in no repository, or git can't tell
 */
export async function changedOf(paths: readonly string[], changes: Changes): Promise<ReadonlySet<string>> {
  const changed = new Set<string>();
  for (const [top, files] of await byRepository(paths)) {
    if (top === undefined) throw new Error(`${files[0]} is in no git repository`);
    for (const path of await changedIn(top, changes)) changed.add(path);
  }
  const real = await Promise.all(paths.map(realOf));
  return new Set(paths.filter((_, index) => changed.has(real[index] as string)));
}

const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);

/** The real paths, by their repositories' roots. */
async function byRepository(paths: readonly string[]): Promise<ReadonlyMap<string | undefined, readonly string[]>> {
  const folders = new Map<string, string | undefined>();
  const found = new Map<string | undefined, string[]>();
  for (const path of paths) {
    const real = await realOf(path);
    const folder = dirname(real);
    if (!folders.has(folder)) folders.set(folder, closest(folder, '.git'));
    const top = folders.get(folder);
    found.set(top, [...(found.get(top) ?? []), real]);
  }
  return found;
}

/** The files that git ignores, and does not have all the same. */
async function ignored(top: string, files: readonly string[]): Promise<readonly string[]> {
  const names = files.map((file) => `${relative(top, file).split(sep).join('/')}\0`).join('');
  const none = (error: Error & { code?: unknown }): string => {
    if (error.code === 1) return '';
    throw error;
  };
  return namesOf(await git(top, ['check-ignore', '-z', '--stdin'], names).catch(none)).map((name) => join(top, name));
}

/** Files that differ from the last commit, untracked ones too; but not what a killed run of ours has left. */
async function uncommitted(top: string, untracked: 'normal' | 'all' = 'normal'): Promise<readonly { path: string; state: Uncommitted['state']; gone: boolean }[]> {
  const lines = namesOf(await git(top, ['status', '--porcelain', '-z', '--no-renames', `--untracked-files=${untracked}`]));
  const ours = ownFolder(top);
  return lines.flatMap((line) => {
    const path = join(top, line.slice(3));
    if (isTemporary(basename(path)) || `${path}${sep}`.startsWith(ours + sep)) return [];
    return [{ path, state: line.startsWith('??') ? 'untracked' : line[1] === ' ' ? 'staged' : 'changed', gone: line.slice(0, 2).includes('D') } as const];
  });
}

const namesOf = (output: string): readonly string[] => output.split('\0').filter((name) => name !== '');

async function changedIn(top: string, changes: Changes): Promise<readonly string[]> {
  if (changes === 'changed') return (await uncommitted(top, 'all')).filter(({ gone }) => !gone).map(({ path }) => path);
  const diff = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d'];
  const names =
    changes === 'staged'
      ? await git(top, [...diff, '--cached'])
      : (await git(top, [...diff, await beginOf(top, changes.since)])) + (await git(top, ['ls-files', '-z', '--others', '--exclude-standard']));
  return namesOf(names).map((name) => join(top, name));
}

/** Where what is checked out left the other branch. */
async function beginOf(top: string, ref: string): Promise<string> {
  const commit = await git(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]).catch(() => {
    throw new Error(`git does not know ${ref}`);
  });
  const base = await git(top, ['merge-base', commit.trim(), 'HEAD']).catch(() => {
    throw new Error(`git finds no commit that ${ref} and HEAD have in common (a shallow clone?)`);
  });
  return base.trim();
}
