import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { Application, PythonSource } from '../core/environment.ts';
import type { Project } from './project.ts';
import { kindOf } from './text.ts';

/** What is not the application: other people's packages, tests, migrations, what was built. */
const IGNORE = [
  '**/.*/**', '**/{node_modules,site-packages,__pypackages__,__pycache__,venv,env,build,dist,versions,tests,test}/**',
  '**/{test,conftest,test_*,*_test}.py',
];

/**
 * Reads the Python files of the application that an Alembic environment belongs to.
 *
 * @param folder the project's folder; where that is only a part of the application, it is read from the folder that imports start in
 * @returns them, with the folder that their paths are relative to
 */
export async function readApplication(project: Project, folder: string): Promise<{ readonly application: Application; readonly folder: string }> {
  const scripts = dirname(project.env);
  const own = await importFolder(scripts);
  const base = own === scripts ? await importFolder(dirname(scripts)) : own;
  const top = topFolder(scripts, base, folder);
  const paths = await glob(['**/*.py'], { cwd: top, ignore: IGNORE, followSymbolicLinks: false });
  const migrations = [...project.locations, project.env].map((path) => slashed(relative(top, path)));
  const sources: PythonSource[] = [];
  // One after the other: thousands at once would run out of file handles.
  for (const path of paths.sort()) {
    if (migrations.some((mine) => path === mine || path.startsWith(`${mine}/`))) continue;
    const code = await readFile(join(top, path), 'utf8').catch(() => undefined);
    if (code !== undefined) sources.push({ path, code });
  }
  const roots = [...project.sysPaths, base, top, join(top, 'src')].filter((root) => isWithin(root, top)).map((root) => slashed(relative(top, root)));
  return { application: { sources, roots: [...new Set(roots)] }, folder: top };
}

function topFolder(scripts: string, base: string, folder: string): string {
  if (folder !== base && isWithin(folder, base)) return base;
  if (folder !== scripts && isWithin(scripts, folder)) return folder;
  return base;
}

/** The first folder above, or the folder itself, that is no package. */
async function importFolder(folder: string): Promise<string> {
  let at = folder;
  while (dirname(at) !== at && (await kindOf(join(at, '__init__.py'))) === 'file') at = dirname(at);
  return at;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const slashed = (path: string): string => path.split(sep).join('/');
