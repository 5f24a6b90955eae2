import { realpath } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { closest } from './own-folder.ts';

/** May a file at this real path be written? */
export type Boundary = (real: string) => boolean;

/**
 * Where a run may write: in the working directory, in what was named, and in the repositories that these lie in. A configuration file
 * can make us read elsewhere (`version_locations = /etc`), never write there.
 *
 * @param cwd the working directory
 * @param named the paths of the command line
 */
export async function boundaryOf(cwd: string, named: readonly string[]): Promise<Boundary> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  const given = await Promise.all([cwd, ...named.map((path) => resolve(cwd, path))].map(real));
  const roots = new Set([...given, ...given.flatMap((path) => closest(path, '.git') ?? [])]);
  return (path) => {
    for (let at = path; ; at = dirname(at)) {
      if (roots.has(at)) return true;
      if (dirname(at) === at) return false;
    }
  };
}

/** For whoever named no path to it. */
export const OUTSIDE = 'lies outside of the working directory, its repository and the paths that were named: name it to have it written';

/** Below a folder, or the folder itself. */
export const isBelow = (folder: string, path: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
