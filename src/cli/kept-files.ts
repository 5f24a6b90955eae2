import { createHash } from 'node:crypto';
import type { Result } from '../core/types.ts';
import type { Cache, FoundFile } from '../io.ts';
import { fromKept, kept, type KeptResult } from './kept-result.ts';
import type { Outlines, Read, RunChains } from './read-order.ts';
import type { Settings } from './settings.ts';

/**
 * What earlier runs have found out of single files: what one does to the schema, as long as its text is the same; what becomes of it, as
 * long as the revisions before it are the same, too. So a new revision does not make its whole chain be found anew.
 */
export interface KeptFiles {
  read(file: FoundFile, hash: string): Read | undefined;
  /** Under the keys of `keysOf`. */
  result(key: string, code: string): Result | undefined;
  keepReads(outlines: Outlines): void;
  keepResult(key: string, code: string, result: Result): void;
  save(): void;
}

const readKey = (name: string, hash: string): string => `read ${hash} ${name}`;

export const keptFiles = (cache: Cache): KeptFiles => ({
  read: ({ name }, hash) => cache.get(readKey(name, hash)) as Read | undefined,
  result: (key, code) => {
    const result = cache.get(key) as KeptResult | undefined;
    return result && fromKept(result, code);
  },
  keepReads: (outlines) => outlines.forEach((read, name) => cache.set(readKey(name, read.hash), read)),
  keepResult: (key, before, result) => {
    // what went wrong with us is looked at again
    if (!(result.status === 'skipped' && result.bug)) cache.set(key, kept(before, result));
  },
  save: () => cache.save(),
});

/**
 * A key for each file of a chain, of all that its result may depend on: the settings, the file, the revisions before it in their
 * order, and the constraints that the chain drops anywhere.
 */
export function keysOf({ chains, files, outlines }: RunChains, { options, namingConvention, foreignKeys, overrides }: Settings, applied: ReadonlySet<string>): ReadonlyMap<FoundFile, string> {
  const keys = new Map<FoundFile, string>();
  const settings = JSON.stringify([options, namingConvention, foreignKeys, overrides]);
  for (const { order, drops } of chains) {
    const before = createHash('sha256').update(settings).update(JSON.stringify([...drops].sort()));
    for (const { file: name } of order.order) {
      const file = files.get(name) as FoundFile;
      before.update(JSON.stringify([name, outlines.get(name)?.hash]));
      keys.set(file, `result ${before.copy().update(JSON.stringify([file, applied.has(name)])).digest('hex')}`);
    }
  }
  return keys;
}
