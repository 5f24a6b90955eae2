import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { PythonSource } from '../core/environment.ts';
import { kindOf } from './text.ts';

/** What is not the application: other people's packages, tests, migrations, what was built. */
const SKIP = /^(?:\..*|node_modules|site-packages|__pypackages__|__pycache__|venv|env|build|dist|versions|tests?|docs|examples)$/;
const TEST = /^(?:tests?|conftest|test_.*|.*_test)\.py$/;

/** Beyond this we do not look: a home directory is no application. Files of Python, and folders on the way. */
const MOST_FILES = 4000;
const MOST_FOLDERS = 4000;

/** The folder that imports start in: the first above the scripts that is no package. */
async function applicationFolder(scripts: string): Promise<string> {
  let at = dirname(scripts);
  while (dirname(at) !== at && (await kindOf(join(at, '__init__.py'))) === 'file') at = dirname(at);
  return at;
}

/**
 * The Python files of the application that an env.py belongs to.
 *
 * @param env the path of env.py
 * @param mentions only files whose text matches
 */
export async function applicationFiles(env: string, mentions: RegExp): Promise<readonly PythonSource[]> {
  const scripts = dirname(env);
  const top = await applicationFolder(scripts);
  const found: PythonSource[] = [];
  const folders = [top];
  let files = 0;
  for (let seen = 0; folders.length && seen < MOST_FOLDERS; seen++) {
    const folder = folders.shift() as string;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIP.test(entry.name) && path !== scripts) folders.push(path);
      if (!entry.isFile() || !entry.name.endsWith('.py') || TEST.test(entry.name)) continue;
      if (++files > MOST_FILES) return found;
      const code = await readFile(path, 'utf8').catch(() => '');
      if (mentions.test(code)) found.push({ path: relative(top, path).split(sep).join('/'), code });
    }
  }
  return found;
}
