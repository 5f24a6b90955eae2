import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PythonSource } from '../core/environment.ts';
import { kindOf } from './text.ts';

/** What is not the application: other people's packages, tests, migrations, what was built. */
const SKIP = /^(?:\..*|node_modules|site-packages|__pypackages__|__pycache__|venv|env|build|dist|versions|tests?|docs|examples)$/;
const TEST = /^(?:tests?|conftest|test_.*|.*_test)\.py$/;

/** Beyond this we do not look: a home directory is no application. Files of Python, and folders on the way. */
const MOST_FILES = 4000;
const MOST_FOLDERS = 4000;

/** The folder that imports start in: the first above, or the folder itself, that is no package. */
export async function importFolder(folder: string): Promise<string> {
  let at = folder;
  while (dirname(at) !== at && (await kindOf(join(at, '__init__.py'))) === 'file') at = dirname(at);
  return at;
}

/**
 * The paths of the Python files of an application, in the order of their names.
 *
 * @param top the folder that they lie in
 * @param leaveOut paths of files and folders that are no part of it: its migrations
 * @returns of a very large folder, not all
 */
export async function pythonPaths(top: string, leaveOut: ReadonlySet<string>): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [top];
  for (let seen = 0; folders.length && seen < MOST_FOLDERS && found.length < MOST_FILES; seen++) {
    const folder = folders.shift() as string;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (leaveOut.has(path)) continue;
      if (entry.isDirectory() && !SKIP.test(entry.name)) folders.push(path);
      if (entry.isFile() && entry.name.endsWith('.py') && !TEST.test(entry.name)) found.push(path);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** Files that can be read, by path relative to `top`. */
export const readPython = (top: string, paths: readonly string[]): readonly PythonSource[] =>
  paths.flatMap((path) => {
    try {
      return [{ path: relative(top, path).split(sep).join('/'), code: readFileSync(path, 'utf8') }];
    } catch {
      return [];
    }
  });

/** The Python files of an application. */
export const pythonFiles = async (top: string, leaveOut: ReadonlySet<string>): Promise<readonly PythonSource[]> => readPython(top, await pythonPaths(top, leaveOut));

/** The files of the application that an env.py belongs to. */
export async function applicationOf(env: string): Promise<readonly PythonSource[]> {
  const scripts = dirname(env);
  return pythonFiles(await importFolder(dirname(scripts)), new Set([scripts]));
}
