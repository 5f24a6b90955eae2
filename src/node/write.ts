import { basename, dirname, join } from 'node:path';
import type { Source } from '../io.ts';
import { type Boundary, OUTSIDE } from './boundary.ts';
import { type Disk, realDisk } from './disk.ts';
import { encode } from './encoding.ts';
import { hashOf, systemReason } from './read.ts';
import { createFile, replaceFile } from './replace.ts';

/** Keeps what a file held before it is replaced; throws when it can't. */
export type Keep = (target: string, before: Uint8Array, after: Uint8Array) => void;

interface Writing {
  /** Is told before anything is written. */
  readonly keep?: Keep;
  /** Where the run may write; without it, anywhere. */
  readonly boundary?: Boundary;
  readonly disk?: Disk;
}

/**
 * Replaces a Python file's text: atomically, with its mode, owner and encoding kept, through a symbolic link to its target.
 *
 * @param before what was read; the file must still be that
 * @throws Error with one clear line, without the path
 */
export async function writeSource(path: string, code: string, before: Source, { keep, boundary, disk = realDisk }: Writing = {}): Promise<void> {
  const bytes = encode(code, before.encoding);
  if (!bytes) throw new Error(`the new text has characters that ${before.encoding} lacks`);
  const record = (target: string, old: Uint8Array): void => {
    if (boundary && !boundary(target)) throw new Error(OUTSIDE);
    keep?.(target, old, bytes);
  };
  try {
    replaceFile({ path, bytes, expected: before.hash, record }, disk);
  } catch (error) {
    throw new Error(systemReason(error), { cause: error });
  }
}

/**
 * Creates or replaces a file of ours, such as a baseline: atomically, and only where a run may write. No journal keeps what it held.
 *
 * @throws Error with one clear line, without the path
 */
export async function writeOwn(path: string, text: string, boundary: Boundary, disk: Disk = realDisk): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const within = (target: string): void => {
    if (!boundary(target)) throw new Error(OUTSIDE);
  };
  try {
    const before = contentOf(path, disk);
    if (before) return replaceFile({ path, bytes, expected: hashOf(before), record: within }, disk);
    within(join(disk.realpathSync(dirname(path)), basename(path)));
    createFile(path, bytes, disk);
  } catch (error) {
    throw new Error(systemReason(error), { cause: error });
  }
}

function contentOf(path: string, disk: Disk): Uint8Array | undefined {
  try {
    return disk.readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
