import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { definesRevision } from '../core/revision.ts';
import { kindOf } from './text.ts';
import type { Ignored } from './ignored.ts';
import type { Project } from './project.ts';

/** Alembic's own pattern of file names. */
const REVISION_FILE = /^(?!\.#|__init__)(.*\.py)$/;
const VERSIONS = /[\\/]versions(?:[\\/]|$)/;
/** Where no project keeps its own migrations. Names that start with a dot are left out too. */
const FOREIGN = new Set(['node_modules', 'site-packages', '__pycache__', '__pypackages__', 'venv', 'env', 'build', 'dist']);

/** The files that Alembic would load as the project's revisions. */
export async function projectRevisions({ locations, recursive }: Project, ignored: Ignored): Promise<readonly string[]> {
  const lists = await Promise.all(locations.map((location) => walk(location, ignored, (name) => recursive && name !== '__pycache__')));
  return lists.flat();
}

/**
 * Without a configuration: what lies in a folder named `versions`, or right in the folder that was named, and defines a revision. Where
 * there is none, in whatever folder: Flask-Alembic keeps them in `alembic/`, and `version_locations` may name any.
 *
 * @param folder where to look, all the way down
 */
export async function looseRevisions(folder: string, ignored: Ignored): Promise<readonly string[]> {
  const files = await walk(folder, ignored, (name) => !name.startsWith('.') && !FOREIGN.has(name));
  const likely = files.filter((path) => dirname(path) === folder || VERSIONS.test(dirname(path)));
  const found = likely.filter(holdsRevision);
  return found.length ? found : files.filter(holdsRevision);
}

/** The revisions of a file's own folder, and of no folder in it: that may be somebody's home. */
export const revisionsBeside = async (path: string): Promise<readonly string[]> => (await walk(dirname(path), () => false, () => false)).filter(holdsRevision);

/** The identifiers stand at the top: the rest of a file is read when it is rewritten. */
const HEAD = Buffer.alloc(4096);

function holdsRevision(path: string): boolean {
  try {
    const head = headOf(path);
    return definesRevision(head.slice(0, head.lastIndexOf('\n') + 1)) || definesRevision(head.length < HEAD.length ? head : readFileSync(path, 'latin1'));
  } catch {
    return false;
  }
}

/** @throws Error of the system */
function headOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    return HEAD.toString('latin1', 0, readSync(file, HEAD, 0, HEAD.length, 0));
  } finally {
    closeSync(file);
  }
}

async function walk(top: string, ignored: Ignored, enter: (name: string) => boolean): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [top];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && enter(entry.name) && !ignored(`${path}/`)) folders.push(path);
      else if (REVISION_FILE.test(entry.name) && (await isFile(entry, path)) && !ignored(path)) files.push(path);
    }
  }
  return files;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const isFile = async (entry: Dirent, path: string): Promise<boolean> =>
  entry.isFile() || (entry.isSymbolicLink() && (await kindOf(path)) === 'file');

/** The env.py of the script folder that a revision lies in: the nearest one above. */
export async function envAbove(path: string): Promise<string | undefined> {
  for (let at = dirname(path), level = 0; level < 4 && basename(at) !== ''; at = dirname(at), level++) {
    const env = join(at, 'env.py');
    if ((await kindOf(env)) === 'file') return env;
  }
  return undefined;
}
