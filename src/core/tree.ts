import type { Node } from './types.ts';

/** The little of a web-tree-sitter cursor that we use; the core does not import the parser. */
export interface Cursor {
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly currentFieldName: string | null;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: { readonly row: number };
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

interface Building extends Node {
  children: Building[];
  all: Building[];
  to: number;
}

const read = (cursor: Cursor, parent: Building | undefined, all: Building[]): Building => {
  const node: Building = {
    type: cursor.nodeIsMissing ? 'ERROR' : cursor.nodeType,
    named: cursor.nodeIsNamed,
    field: cursor.currentFieldName ?? undefined,
    start: cursor.startIndex,
    end: cursor.endIndex,
    row: cursor.startPosition.row,
    children: [],
    parent,
    all,
    from: all.length,
    to: 0,
  };
  all.push(node);
  parent?.children.push(node);
  return node;
};

/**
 * Copies a parse tree into plain objects, without recursion, so that deep nesting cannot overflow the stack.
 * A node that the parser only guessed ("missing") is an `ERROR` for us.
 *
 * @param cursor a cursor on the root node
 * @returns the root
 */
export function copyTree(cursor: Cursor): Node {
  const all: Building[] = [];
  const root = read(cursor, undefined, all);
  let at: Building | undefined = root;
  let descend = true;
  while (at) {
    if (descend && cursor.gotoFirstChild()) {
      at = read(cursor, at, all);
      continue;
    }
    at.to = all.length;
    if (cursor.gotoNextSibling()) {
      at = read(cursor, at.parent as Building, all);
      descend = true;
    } else {
      at = at.parent as Building | undefined;
      descend = false;
      if (at) cursor.gotoParent();
    }
  }
  return root;
}

/** The child in a field of the grammar: `field(call, 'function')`. */
export const field = (node: Node, name: string): Node | undefined => node.children.find((child) => child.field === name);

/** The children that are not punctuation, comments or the backslash of a continued line. */
export const named = (node: Node): readonly Node[] =>
  node.children.filter((child) => child.named && child.type !== 'comment' && child.type !== 'line_continuation');

/** Every node below and including `node`, in the order of the text. */
export const walk = (node: Node): readonly Node[] => (node.from === 0 ? node.all : node.all.slice(node.from, node.to));

/** The nearest node above of one of these types. */
export function above(node: Node, ...types: string[]): Node | undefined {
  let at = node.parent;
  while (at && !types.includes(at.type)) at = at.parent;
  return at;
}

/** Is `inner` inside (or the same as) `outer`? */
export const within = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** The nearest statement around a node: the child of a block or of the module. */
export function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && at.parent.type !== 'block' && at.parent.type !== 'module') at = at.parent;
  return at;
}
