import { textOf } from './python.ts';
import { allMatched } from './text.ts';
import { nodesOf, within } from './tree.ts';
import type { Node, Span, Step } from './types.ts';

const KEPT = ['string', 'integer', 'float', 'comment'];

const IDENTIFIERS = /^(?:revision|down_revision|branch_labels|depends_on)\b[^\n]*/gm;

function count(code: string, root: Node): Map<string, number> {
  const tokens = new Map<string, number>();
  for (const node of nodesOf(root, ...KEPT)) {
    const text = textOf(code, node).trimEnd();
    tokens.set(text, (tokens.get(text) ?? 0) + 1);
  }
  return tokens;
}

/** What goes on purpose: an argument that a transform replaces, a table that moves to the block's header, a statement that becomes another. */
export const declared = (steps: readonly Step[]): readonly Span[] =>
  steps.flatMap((step): readonly Span[] => {
    if (step.kind === 'insert') return step.instead ? [step.instead] : [];
    const moved = step.kind === 'op' && step.batch && !step.op.batched ? ['table_name', 'source_table', 'schema', 'source_schema'] : [];
    const args = step.kind === 'op' ? moved.flatMap((name) => step.op.args[name]?.node ?? []) : [];
    return [...step.edits.filter((edit) => edit.declared), ...args];
  });

/** Do two texts differ in nothing but comments and blanks? */
export function sameBesidesComments(code: string, root: Node, after: string, afterRoot: Node): boolean {
  const leaves = (text: string, tree: Node): readonly string[] => tree.all.filter(({ type, children }) => type !== 'comment' && !children.length).map((node) => textOf(text, node));
  const [was, is] = [leaves(code, root), leaves(after, afterRoot)];
  return was.length === is.length && was.every((leaf, i) => leaf === is[i]);
}

const isDropped = (node: Node, dropped: readonly Span[]): boolean => dropped.some((span) => within(node, span));

/**
 * Is everything that the author wrote still there: comments, strings, numbers, revision identifiers?
 *
 * @param dropped what went on purpose
 * @returns what was lost, in words; undefined when nothing was
 */
export function checkKept(code: string, root: Node, dropped: readonly Span[], after: string, afterRoot: Node): string | undefined {
  const left = count(after, afterRoot);
  const ids = (text: string): string => allMatched(IDENTIFIERS, text).map((line) => line.trimEnd()).join('\n');
  if (ids(code) !== ids(after)) return 'the revision identifiers would differ';
  const missing = new Map<string, number>();
  for (const node of nodesOf(root, ...KEPT)) {
    if (node.type !== 'comment' && isDropped(node, dropped)) continue;
    const text = textOf(code, node).trimEnd();
    const rest = (left.get(text) ?? 0) - 1;
    left.set(text, rest);
    if (rest < 0) missing.set(text, (missing.get(text) ?? 0) + 1);
  }
  const [first] = missing.keys();
  return first === undefined ? undefined : `it would lose ${JSON.stringify(first)}`;
}
