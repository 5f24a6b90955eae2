import { pathToFileURL } from 'node:url';
import { systemReason } from './read.ts';
import { lendStdout } from './stdout.ts';
import { kindOf } from './text.ts';

/**
 * Loads and runs a module of JavaScript.
 *
 * @param path absolute
 * @returns what it exports
 * @throws Error with one clear line when it is not there, or throws
 */
export async function loadModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const kind = await kindOf(path);
  if (kind !== 'file') throw new Error(kind === 'folder' ? systemReason({ code: 'EISDIR' }) : systemReason({ code: 'ENOENT' }));
  // stdout is for our own reports, or for a protocol
  const giveBack = lendStdout();
  try {
    return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new Error(`could not be loaded: ${firstLine(error)}`, { cause: error });
  } finally {
    giveBack();
  }
}

/** A module may throw anything. */
const firstLine = (error: unknown): string => String(error instanceof Error ? `${error.name}: ${error.message}` : error).split(/[\r\n]/)[0] as string;
