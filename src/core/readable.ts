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

/** Nobody writes such code, and Python itself gives up not much deeper; our own recursion has room for it. */
const DEEPEST = 1500;

/** The first node that is nested too deep. */
const tooDeep = (root: Node): Node | undefined => {
  const depths = new Uint32Array(root.all.length);
  return root.all.find((node) => {
    const depth = node.parent ? (depths[node.parent.from] as number) + 1 : 0;
    depths[node.from] = depth;
    return depth > DEEPEST;
  });
};

/**
 * Why a text is not for us: what the parser could not read, what Python refuses although tree-sitter forgives it, and what is nested
 * so deep that reading it could overflow the stack. The parser's recovery from errors is never trusted: one error anywhere, and the
 * whole file is left alone, since a function may mean something else than it seems to behind it.
 *
 * @returns undefined when it is fine
 */
export const unreadable = (code: string, root: Node): { reason: string; at: number } | undefined => {
  const deep = tooDeep(root);
  if (deep) return { reason: `nested deeper than ${DEEPEST} levels`, at: deep.start };
  for (const node of nodesOf(root, 'ERROR', 'call', 'block')) {
    if (node.type === 'ERROR') return { reason: 'syntax error', at: node.start };
    const twice = node.type === 'call' ? repeatedKeyword(code, node) : undefined;
    if (twice) return { reason: 'keyword argument repeated', at: twice.start };
    if (node.type === 'block' && !isIndented(code, node)) return { reason: 'a block without an indented statement', at: node.start };
  }
  const old = python2(code, root);
  return old && { reason: 'Python 2 syntax: migfix reads Python 3', at: old.start };
};
