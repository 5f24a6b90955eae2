import { functionOf } from './scopes.ts';
import { nodesOf, within } from './tree.ts';
import type { Node } from './types.ts';

/** Does a statement leave the function, or the round of the loop around it, in one of its branches? */
export const leaves = (node: Node): boolean =>
  node.type === 'if_statement' &&
  nodesOf(node, 'return_statement', 'continue_statement', 'break_statement').some((inner) => (inner.type === 'return_statement' ? functionOf(inner) === functionOf(node) : !within(loopOf(inner) ?? node, node)));

function loopOf(node: Node): Node | undefined {
  let at = node.parent;
  while (at && !/^(?:for|while)_statement$/.test(at.type)) at = at.parent;
  return at;
}

/** Can a round be the last one before its time? Then the rounds after it may not run. */
export const breaks = (body: Node): boolean => nodesOf(body, 'break_statement').some((inner) => loopOf(inner) === body.parent);
