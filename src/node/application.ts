import { dirname, join, relative, sep } from 'node:path';
import type { Application } from '../core/environment.ts';
import type { Project } from './project.ts';
import { importFolder, pythonFiles } from './application-files.ts';

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
  const sources = await pythonFiles(top, new Set([...project.locations, project.env]));
  const roots = [...project.sysPaths, base, top, join(top, 'src')].filter((root) => isWithin(root, top)).map((root) => slashed(relative(top, root)));
  return { application: { sources, roots: [...new Set(roots)] }, folder: top };
}

function topFolder(scripts: string, base: string, folder: string): string {
  if (folder !== base && isWithin(folder, base)) return base;
  if (folder !== scripts && isWithin(scripts, folder)) return folder;
  return base;
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const slashed = (path: string): string => path.split(sep).join('/');
