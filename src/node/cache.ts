import { mkdirSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Cache } from '../io.ts';
import { makeInOwnFolder, ownFolder, replaceWhole } from './own-folder.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Branches that nobody has been on for so long are read again. */
const KEPT_DAYS = 30;

/** With the day on which it was last used. */
type Entries = Record<string, [day: number, value: unknown]>;

/**
 * What earlier runs have found out, in one file of JSON. It is replaced as a whole, so that two processes at once cost each other
 * answers, never truth; whatever can't be read counts as empty, and where nothing can be written, nothing is kept.
 *
 * @param cwd decides where `.migfix/cache` is
 * @param of what is kept, and the build of migfix: another one finds other things
 * @param dir instead of `.migfix/cache`
 */
export function openCache(cwd: string, of: string, dir?: string): Cache {
  const name = `${of}.json`;
  const today = Math.floor(Date.now() / DAY);
  const path = join(dir ?? join(ownFolder(cwd), 'cache'), name);
  const entries = readEntries(path);
  let changed = false;
  return {
    get: (key) => {
      const entry = entries[key];
      if (!entry) return undefined;
      // the day is worth a new file only now and then
      if (today - entry[0] > KEPT_DAYS / 4) changed = true;
      entry[0] = today;
      return entry[1];
    },
    set: (key, value) => {
      entries[key] = [today, value];
      changed = true;
    },
    save: () => {
      if (!changed) return;
      const kept = Object.fromEntries(Object.entries(entries).filter(([, [day]]) => today - day <= KEPT_DAYS));
      try {
        const folder = dir === undefined ? makeInOwnFolder(ownFolder(cwd), 'cache') : (mkdirSync(dir, { recursive: true }), dir);
        replaceWhole(join(folder, name), JSON.stringify(kept));
        removeOld(folder, name);
      } catch {
        // a cache that can't be written is none
      }
    },
  };
}

function readEntries(path: string): Entries {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Object.assign(Object.create(null), read) as Entries;
  } catch {
    return Object.create(null) as Entries;
  }
}

/** What other builds of migfix have left, and writers that were killed. */
function removeOld(folder: string, own: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== own && /^(?:results|files)-\w+\.json/.test(name) && Date.now() - statSync(path).mtimeMs > KEPT_DAYS * DAY) unlinkSync(path);
  }
}
