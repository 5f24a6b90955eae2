import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Spill } from '../io.ts';

/** The system calls that it takes, so that tests can make each of them fail. */
type Disk = Pick<typeof fs, 'closeSync' | 'openSync' | 'readSync' | 'unlinkSync' | 'writeSync'>;

/**
 * A place for what need not be in the memory: a file that loses its name at once, so that nothing is left of it, however the process
 * ends. Where none can be made, or the disk is full, the memory has to do.
 */
export function openSpill(folder: string = tmpdir(), disk: Disk = fs): Spill {
  const file = nameless(folder, disk);
  const inMemory = new Map<number, string>();
  /** Where each begins, and the last one ends. */
  const starts = [0];
  return {
    put: (value) => {
      const number = starts.length - 1;
      const start = starts[number] as number;
      const text = JSON.stringify(value);
      const length = file === undefined ? 0 : written(file, Buffer.from(text), start, disk);
      if (!length) inMemory.set(number, text);
      starts.push(start + length);
      return number;
    },
    get: (number) => {
      const start = starts[number] as number;
      return JSON.parse(inMemory.get(number) ?? readAt(file as number, start, (starts[number + 1] as number) - start, disk));
    },
  };
}

/** @returns the number of bytes; 0 where the disk takes not all of them */
function written(file: number, bytes: Uint8Array, start: number, disk: Disk): number {
  try {
    for (let at = 0; at < bytes.length; ) at += disk.writeSync(file, bytes, at, bytes.length - at, start + at);
    return bytes.length;
  } catch {
    return 0;
  }
}

function nameless(folder: string, disk: Disk): number | undefined {
  const path = join(folder, `migfix-${randomBytes(8).toString('hex')}`);
  let file: number | undefined;
  try {
    // texts of somebody's project: nobody else's to read
    file = disk.openSync(path, 'wx+', 0o600);
    disk.unlinkSync(path);
    return file;
  } catch {
    if (file !== undefined) disk.closeSync(file);
    return undefined;
  }
}

/** @throws Error of the system */
function readAt(file: number, start: number, length: number, disk: Disk): string {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  while (at < length) {
    const read = disk.readSync(file, bytes, at, length - at, start + at);
    if (!read) throw new Error('a temporary file of migfix was cut short');
    at += read;
  }
  return bytes.toString();
}
