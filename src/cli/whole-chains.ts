import { type Chains, readChains } from '../core/chains.ts';
import type { FoundFile, Io } from '../io.ts';
import { withChains } from './read-order.ts';
import { visible } from './reporters/visible.ts';

/**
 * Reads the chains of some files from end to end, with every version of each table.
 *
 * @returns `unreadable`: a file could not be read, which was said; its chain has a hole there
 */
export async function readWholeChains(files: readonly FoundFile[], io: Io): Promise<{ readonly chains: Chains; readonly unreadable: boolean }> {
  const texts = [];
  let unreadable = false;
  for (const { path, name, env, configured } of await withChains(files, io)) {
    const source = await io.read(path);
    if ('reason' in source) io.err(`migfix: ${visible(name)}: ${visible(source.reason)}\n`);
    if ('reason' in source) unreadable = true;
    else texts.push({ name, code: source.code, ...(env === undefined ? {} : { env }), ...(configured === undefined ? {} : { configured }) });
  }
  return { chains: readChains(texts, await io.parser()), unreadable };
}
