import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk, syncFolder, writeAll } from './disk.ts';

const NAME = '.migfix';

/**
 * Where migfix keeps its own files, `.migfix`: in the git repository's root, so that it is the same from every folder of it; without one,
 * in the closest folder upward that has it; else in the working directory.
 *
 * @returns its path, whether it is there or not
 */
export function ownFolder(cwd: string): string {
  return join(closest(cwd, '.git') ?? closest(cwd, NAME) ?? cwd, NAME);
}

/**
 * Makes a folder in `.migfix`, and has git ignore all of it.
 *
 * @returns the folder's path
 * @throws Error of the system
 */
export function makeInOwnFolder(own: string, name: string, disk: Disk = realDisk): string {
  const folder = join(own, name);
  disk.mkdirSync(folder, { recursive: true });
  ignoreAll(own, disk);
  syncFolder(disk, own);
  return folder;
}

/** Appended, so that a process killed in between leaves an empty file, and the next one fills it. */
function ignoreAll(own: string, disk: Disk): void {
  const file = disk.openSync(join(own, '.gitignore'), 'a+');
  try {
    if (!disk.readFileSync(file).length) writeAll(disk, file, Buffer.from('*\n'));
  } finally {
    disk.closeSync(file);
  }
}

/**
 * @param name of what to look for
 * @returns the closest folder that has it, from a folder upward
 */
export function closest(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, name))) return at;
    if (dirname(at) === at) return undefined;
  }
}
