import type { Entry } from './data.ts';

const PREFIX = 'migfix:reviewed:';

/** Where a browser keeps nothing for files of the disk, ticks last as long as the page. */
const kept = new Map<string, string>();

/** A tick belongs to a content: when the file, or what is done to it, changes, it is to be reviewed again. */
export function isReviewed({ key }: Entry): boolean {
  try {
    return localStorage.getItem(PREFIX + key) !== null;
  } catch {
    return kept.has(key);
  }
}

export function setReviewed({ key }: Entry, reviewed: boolean): void {
  try {
    if (reviewed) localStorage.setItem(PREFIX + key, '1');
    else localStorage.removeItem(PREFIX + key);
  } catch {
    if (reviewed) kept.set(key, '1');
    else kept.delete(key);
  }
}
