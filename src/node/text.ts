import { statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/**
 * A text file's content, or undefined when there is no such file.
 *
 * @param most bytes; a device or a pipe, which may never end, is then no file
 * @throws Error when there are more
 */
export async function textOf(path: string, most?: number): Promise<string | undefined> {
  try {
    const found = most === undefined ? undefined : await stat(path);
    if (found && !found.isFile()) return undefined;
    if (found && most !== undefined && found.size > most) throw new Error(`larger than ${most} bytes`);
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}

/** What is there: a file, a folder, or nothing that we can see. Symbolic links are followed. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.isDirectory() ? 'folder' : 'file');
  } catch {
    return undefined;
  }
}
