import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import type { Source } from '../io.ts';
import { encode } from './encoding.ts';
import { hashOf, systemReason } from './read.ts';

/**
 * Replaces a Python file's text: atomically, with its mode, owner and encoding kept, through a symbolic link to its target.
 *
 * @param before what was read; the file must still be that
 * @throws Error with one clear line, without the path
 */
export async function writeSource(path: string, code: string, before: Source): Promise<void> {
  const bytes = encode(code, before.encoding);
  if (!bytes) throw new Error(`the new text has characters that ${before.encoding} lacks`);
  try {
    const target = await realpath(path);
    await refuseReadOnly(target);
    if (hashOf(await readFile(target)) !== before.hash) throw new Error('was changed by someone else meanwhile: left alone');
    await writeFileAtomic(target, Buffer.from(bytes));
  } catch (error) {
    throw new Error(systemReason(error), { cause: error });
  }
}

/** An atomic write replaces the file, so that its own permissions would never be asked; nor are they when root writes. */
async function refuseReadOnly(path: string): Promise<void> {
  const { mode } = await stat(path);
  const writable = (mode & 0o222) !== 0 && (await access(path, constants.W_OK).then(() => true, () => false));
  if (!writable) throw new Error('is read-only');
}
