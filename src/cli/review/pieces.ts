import { field, named } from '../../core/tree.ts';
import type { Node, Span } from '../../core/types.ts';
import type { Hunk } from '../reporters/hunks.ts';
import { groupsOf, type Ties, tiesOf } from './ties.ts';

/** One side of a change. */
export interface Side {
  readonly code: string;
  /** The statements of a function. */
  readonly statements: readonly Node[];
}

/** The statements that a definition holds. */
export function statementsOf(definition: Node): readonly Node[] {
  const inner = definition.type === 'decorated_definition' ? (named(definition).at(-1) as Node) : definition;
  const body = field(inner, 'body');
  return body ? named(body) : [];
}

/**
 * Cuts a hunk where one table ends and another begins, on both sides.
 *
 * @param after with how much further down the hunk is in it
 * @returns the hunk itself where the sides do not go side by side
 */
export function cut(hunk: Hunk, before: Side, after: Side & { readonly shift: number }, ties: Ties): readonly Hunk[] {
  const place = { start: hunk.start + after.shift, end: hunk.start + after.shift + hunk.text.length };
  const old = statementsIn(before, hunk);
  const now = statementsIn(after, place);
  if (!old || !now || !old.length || !now.length) return [hunk];
  const texts = [...old.map(({ start, end }) => before.code.slice(start, end)), ...now.map(({ start, end }) => after.code.slice(start, end))];
  const groups = groupsOf(texts.map((text) => tiesOf(text, ties)));
  if (!groups) return [hunk];
  const [left, right] = [bounds(old, groups.slice(0, old.length), hunk, before.code), bounds(now, groups.slice(old.length), place, after.code)];
  if (left.length < 2 || left.map(({ group }) => group).join() !== right.map(({ group }) => group).join()) return [hunk];
  return left.map(({ start, end }, index) => ({ start, end, text: after.code.slice((right[index] as Span).start, (right[index] as Span).end) }));
}

/** The statements that begin in a span; undefined when it begins within one. */
function statementsIn({ statements }: Side, { start, end }: Span): readonly Span[] | undefined {
  if (statements.some((node) => node.start < start && start < node.end)) return undefined;
  return statements.filter((node) => node.start >= start && node.start < end);
}

interface Bound extends Span {
  readonly group: number;
}

/**
 * The span in stretches of one group each: comments above a statement go with it, and blank lines behind it, since migfix writes one
 * behind a block. None: a group comes twice.
 */
function bounds(statements: readonly Span[], groups: readonly number[], { start, end }: Span, code: string): readonly Bound[] {
  const found: Bound[] = [];
  for (const [index, group] of groups.entries()) {
    const last = found.at(-1);
    if (last?.group === group) continue;
    const from = last ? behind(code, (statements[index - 1] as Span).end) : start;
    if (last) found[found.length - 1] = { ...last, end: from };
    found.push({ start: from, end, group });
  }
  return new Set(found.map(({ group }) => group)).size === found.length ? found : [];
}

/** The line behind a statement, and behind the blank lines below it. */
function behind(code: string, at: number): number {
  const next = code.indexOf('\n', at);
  return next === -1 ? code.length : next + 1 + (/^(?:[ \t]*\r?\n)*/.exec(code.slice(next + 1))?.[0].length ?? 0);
}
