/** What is known of each regular expression: a checker has found it linear, or somebody says why it is harmless. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CHECKED = join(import.meta.dirname, 'linear.txt');
const JUDGED = join(import.meta.dirname, 'by-hand.json');

/** Those that the checker found linear. */
export const linear = (): ReadonlySet<string> => new Set(readFileSync(CHECKED, 'utf8').split('\n').slice(0, -1));

/** Those that it could not decide, or takes for worse than they are, with the reason. */
export const byHand = (): ReadonlyMap<string, string> => new Map(Object.entries(JSON.parse(readFileSync(JUDGED, 'utf8')) as Record<string, string>));

export const writeLinear = (patterns: readonly string[]): void => writeFileSync(CHECKED, patterns.toSorted().map((pattern) => `${pattern}\n`).join(''));
