import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Disk, realDisk, syncFolder, writeAll } from './disk.ts';
import { hashOf } from './read.ts';

export interface Replacement {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The hash of what the file must hold, up to the moment it is replaced. */
  readonly expected: string;
  /** Called before anything is written, with what is about to be replaced; if it throws, the file stays. */
  readonly record?: (target: string, before: Uint8Array) => void;
}

/** No name that Alembic would take for a revision (`.*\.py$`), and short whatever the file is called. */
const TEMPORARY = /^\.migfix-(\d+)-[0-9a-f]+\.tmp$/;

/** Is this the name of a file that migfix writes beside another, to take its place? */
export const isTemporary = (name: string): boolean => TEMPORARY.test(name);

/**
 * Replaces a file's content: whole or not at all. A new file beside it is written and synced, gets the mode and, where allowed, the
 * owner, and takes the name. A symbolic link stays, and its target is replaced; of several hard links, the others keep the old content.
 *
 * @throws Error when the file is read-only, does not hold what is expected, or the system refuses; then it is as it was
 */
export function replaceFile({ path, bytes, expected, record }: Replacement, disk: Disk = realDisk): void {
  const target = disk.realpathSync(path);
  const stat = disk.statSync(target);
  refuseReadOnly(disk, target, stat);
  const before = disk.readFileSync(target);
  refuseChanged(before, expected);
  const folder = dirname(target);
  record?.(target, before);
  const temporary = join(folder, `.migfix-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeTemporary(disk, temporary, bytes, stat);
    refuseChanged(disk.readFileSync(target), expected);
    disk.renameSync(temporary, target);
  } catch (error) {
    remove(disk, temporary);
    throw error;
  }
  syncFolder(disk, folder);
}

/**
 * Writes a file that is not there yet: whole or not at all.
 *
 * @throws Error when the system refuses; then there is none
 */
export function createFile(path: string, bytes: Uint8Array, disk: Disk = realDisk): void {
  const folder = dirname(path);
  const temporary = join(folder, `.migfix-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = disk.openSync(temporary, 'wx', 0o666);
    try {
      writeAll(disk, file, bytes);
      disk.fsyncSync(file);
    } finally {
      disk.closeSync(file);
    }
    disk.renameSync(temporary, path);
  } catch (error) {
    remove(disk, temporary);
    throw error;
  }
  syncFolder(disk, folder);
}

/** A replaced file is never asked for its own permissions; nor are they when root writes. */
function refuseReadOnly(disk: Disk, path: string, { mode }: Stats): void {
  if ((mode & 0o222) === 0) throw new Error('is read-only');
  try {
    disk.accessSync(path, constants.W_OK);
  } catch {
    throw new Error('is read-only');
  }
}

function refuseChanged(content: Uint8Array, expected: string): void {
  if (hashOf(content) !== expected) throw new Error('was changed by someone else meanwhile: left alone');
}

function writeTemporary(disk: Disk, path: string, bytes: Uint8Array, { mode, uid, gid }: Stats): void {
  const file = disk.openSync(path, 'wx', 0o600);
  try {
    writeAll(disk, file, bytes);
    keepOwner(disk, file, uid, gid);
    disk.fchmodSync(file, mode & 0o7777);
    disk.fsyncSync(file);
  } finally {
    disk.closeSync(file);
  }
}

/** Only root may give files away; whoever else replaces another's file owns it then. */
function keepOwner(disk: Disk, file: number, uid: number, gid: number): void {
  try {
    disk.fchownSync(file, uid, gid);
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'ENOSYS'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
}

function remove(disk: Disk, path: string): void {
  try {
    disk.unlinkSync(path);
  } catch {
    // it was never made, or the disk is gone: the next run looks again
  }
}

/** Removes what a run that was killed in the middle of a write has left in a folder. */
export function removeLeftovers(folder: string, disk: Disk = realDisk): void {
  try {
    for (const name of disk.readdirSync(folder)) {
      const pid = TEMPORARY.exec(name)?.[1];
      if (pid !== undefined && !isRunning(Number(pid))) remove(disk, join(folder, name));
    }
  } catch {
    // a folder that can't be listed can still be written to
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
