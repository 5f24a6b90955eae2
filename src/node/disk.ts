import fs from 'node:fs';

/**
 * The system calls by which files are replaced and the journal is kept, so that tests can make each of them fail. Synchronous on
 * purpose: a signal is handled between two writes, never within one, so that Ctrl-C leaves no temporary file.
 */
export type Disk = Pick<
  typeof fs,
  | 'accessSync' | 'closeSync' | 'fchmodSync' | 'fchownSync' | 'fdatasyncSync' | 'fsyncSync' | 'mkdirSync' | 'openSync' | 'readFileSync'
  | 'readdirSync' | 'realpathSync' | 'renameSync' | 'statSync' | 'unlinkSync' | 'writeSync'
>;

export const realDisk: Disk = fs;

/** Writes all of it: a nearly full disk takes a part, says so by a number only, and refuses the rest. */
export function writeAll(disk: Disk, file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += disk.writeSync(file, bytes, at, bytes.length - at);
}

/** Makes the names in a folder last. Best effort: the files are whole either way, and some file systems have no such call. */
export function syncFolder(disk: Disk, folder: string): void {
  try {
    const handle = disk.openSync(folder, 'r');
    try {
      disk.fsyncSync(handle);
    } finally {
      disk.closeSync(handle);
    }
  } catch {
    // nothing to go on with: what was renamed stays renamed
  }
}
