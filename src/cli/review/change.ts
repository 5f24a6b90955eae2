import { unreadable } from '../../core/readable.ts';
import { nodesOf } from '../../core/tree.ts';
import type { Node, Parse, Result } from '../../core/types.ts';
import type { Hunk } from '../reporters/hunks.ts';

/** All that a rewrite does to one file, in pieces that can be taken one by one. */
export interface Change {
  readonly before: string;
  /** In the order of the text; none overlap. */
  readonly hunks: readonly Hunk[];
}

/** The text with some of the pieces taken. */
export function compose({ before, hunks }: Change, taken: ReadonlySet<number>): string {
  let text = '';
  let at = 0;
  for (const [index, { start, end, text: now }] of hunks.entries()) {
    if (!taken.has(index)) continue;
    text += before.slice(at, start) + now;
    at = end;
  }
  return text + before.slice(at);
}

/** The text with all of them. */
export const whole = (change: Change): string => compose(change, new Set(change.hunks.keys()));

export interface Checks {
  readonly parse: Parse;
  /** What migfix makes of a text in this file's place. */
  readonly again: (code: string) => Result;
}

/**
 * May a part of a change stand alone? It parses, it has lost nothing that the whole change keeps, and another run of migfix makes the
 * rest of the change and nothing else.
 *
 * @returns what is wrong, in words; undefined when nothing is
 */
export function tornBy(change: Change, taken: ReadonlySet<number>, { parse, again }: Checks): string | undefined {
  const text = compose(change, taken);
  const all = whole(change);
  if (text === all || text === change.before) return undefined;
  const root = parse(text);
  if (unreadable(text, root)) return 'it would not parse';
  const lost = lostIn(change.before, parse(change.before), all, parse(all), text, root);
  if (lost !== undefined) return `it would lose ${JSON.stringify(lost)}`;
  const result = again(text);
  if (result.status === 'skipped') return result.reason;
  return result.code === all ? undefined : 'another run would not make just the rest of the change';
}

const KEPT = ['string', 'integer', 'float', 'comment'];

/** A comment, string or number that is there before and after the whole change, and not in between. */
function lostIn(before: string, beforeRoot: Node, all: string, allRoot: Node, text: string, root: Node): string | undefined {
  const [had, keeps, has] = [count(before, beforeRoot), count(all, allRoot), count(text, root)];
  return [...had].find(([token, times]) => (has.get(token) ?? 0) < Math.min(times, keeps.get(token) ?? 0))?.[0];
}

function count(code: string, root: Node): ReadonlyMap<string, number> {
  const tokens = new Map<string, number>();
  for (const { start, end } of nodesOf(root, ...KEPT)) {
    const token = code.slice(start, end).trimEnd();
    tokens.set(token, (tokens.get(token) ?? 0) + 1);
  }
  return tokens;
}
