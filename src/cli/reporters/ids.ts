import { createHash } from 'node:crypto';

/** Enough that two of a million differ. */
const DIGITS = 32;

/**
 * Names findings of one file so that they can be found again in a later run: by file, rule and the text that they are about, never by
 * line. Of those that are equal in all of it, the first is told from the second by their order.
 *
 * @param path of the file, as the report has it
 * @returns to be asked in the order of the text
 */
export function idsOf(path: string): (rule: string, excerpt: string) => string {
  const seen = new Map<string, number>();
  return (rule, excerpt) => {
    const key = JSON.stringify([path, rule, excerpt.replace(/\s+/g, ' ').trim()]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return createHash('sha256').update(`${key}${before}`).digest('hex').slice(0, DIGITS);
  };
}
