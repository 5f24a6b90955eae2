import type { Source } from '../io.ts';
import { type Disk, realDisk } from './disk.ts';
import { encode } from './encoding.ts';
import { systemReason } from './read.ts';
import { replaceFile } from './replace.ts';

/** Keeps what a file held before it is replaced; throws when it can't. */
export type Keep = (target: string, before: Uint8Array, after: Uint8Array) => void;

/**
 * Replaces a Python file's text: atomically, with its mode, owner and encoding kept, through a symbolic link to its target.
 *
 * @param before what was read; the file must still be that
 * @param keep is told before anything is written
 * @throws Error with one clear line, without the path
 */
export async function writeSource(path: string, code: string, before: Source, keep?: Keep, disk: Disk = realDisk): Promise<void> {
  const bytes = encode(code, before.encoding);
  if (!bytes) throw new Error(`the new text has characters that ${before.encoding} lacks`);
  try {
    replaceFile({ path, bytes, expected: before.hash, record: (target, old) => keep?.(target, old, bytes) }, disk);
  } catch (error) {
    throw new Error(systemReason(error), { cause: error });
  }
}
