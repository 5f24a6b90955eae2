import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Source, Unreadable } from '../io.ts';
import { decode } from './encoding.ts';

/** The fingerprint by which a later write knows that the file is still the one that was read. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a Python file.
 *
 * @returns its text, or why there is none; it never throws
 */
export async function readSource(path: string): Promise<Source | Unreadable> {
  let bytes: Uint8Array;
  try {
    // a migration is small: to wait for it takes longer than to read it
    bytes = readFileSync(path);
  } catch (error) {
    return { reason: systemReason(error), content: false };
  }
  try {
    return { ...decode(bytes), hash: hashOf(bytes) };
  } catch (error) {
    return { reason: (error as Error).message, content: true };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'is on a read-only file system',
  ENOSPC: 'no space left on the device',
  ELOOP: 'too many symbolic links',
};

/** What the operating system says, in words. */
export function systemReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || message;
}
