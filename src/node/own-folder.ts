import { existsSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
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

/**
 * Replaces a file of ours as a whole: two processes at once cost each other what they knew, never truth.
 *
 * @throws Error of the system; then nothing is left behind
 */
export function replaceWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    try {
      unlinkSync(temporary);
    } catch {
      // it was not made
    }
    throw error;
  }
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
