import { argumentsOf, lineIndent, python2, textOf } from './python.ts';
import { field, named, nodesOf } from './tree.ts';
import type { Node } from './types.ts';

/** Python wants a body, on the header's line or indented more; tree-sitter does not mind. */
const isIndented = (code: string, block: Node): boolean => {
  const [first] = named(block);
  const header = block.parent;
  if (!first || !header) return !!first;
  const row = header.children.findLast((child) => child.type === ':' && child.end <= block.start)?.row ?? header.row;
  return first.row === row || lineIndent(code, first.start).length > lineIndent(code, header.start).length;
};

const repeatedKeyword = (code: string, call: Node): Node | undefined => {
  const seen = new Set<string>();
  return argumentsOf(call).find((argument) => {
    const name = argument.type === 'keyword_argument' ? textOf(code, field(argument, 'name') as Node) : undefined;
    return name !== undefined && seen.size === seen.add(name).size;
  });
};

/**
 * Why a text is not for us: what the parser could not read, and what Python refuses although tree-sitter forgives it.
 *
 * @returns undefined when it is fine
 */
export const unreadable = (code: string, root: Node): { reason: string; at: number } | undefined => {
  for (const node of nodesOf(root, 'ERROR', 'call', 'block')) {
    if (node.type === 'ERROR') return { reason: 'syntax error', at: node.start };
    const twice = node.type === 'call' ? repeatedKeyword(code, node) : undefined;
    if (twice) return { reason: 'keyword argument repeated', at: twice.start };
    if (node.type === 'block' && !isIndented(code, node)) return { reason: 'a block without an indented statement', at: node.start };
  }
  const old = python2(code, root);
  return old && { reason: 'Python 2 syntax: migfix reads Python 3', at: old.start };
};
