import { functionOf } from './scopes.ts';
import { walk, within } from './tree.ts';
import type { Node } from './types.ts';

/** Does a statement leave the function, or the round of the loop around it, in one of its branches? */
export const leaves = (node: Node): boolean =>
  node.type === 'if_statement' &&
  walk(node).some((inner) => (inner.type === 'return_statement' ? functionOf(inner) === functionOf(node) : /^(?:continue|break)_statement$/.test(inner.type) && !within(loopOf(inner) ?? node, node)));

function loopOf(node: Node): Node | undefined {
  let at = node.parent;
  while (at && !/^(?:for|while)_statement$/.test(at.type)) at = at.parent;
  return at;
}

/** Can a round be the last one before its time? Then the rounds after it may not run. */
export const breaks = (body: Node): boolean => walk(body).some((inner) => inner.type === 'break_statement' && loopOf(inner) === body.parent);
