import { groupedBy } from './grouped-by.ts';
import { oncePer } from './once.ts';
import type { Node } from './types.ts';

/** The little of a web-tree-sitter cursor that we use; the core does not import the parser. */
export interface Cursor {
  readonly nodeTypeId: number;
  /** 0: the node is in no field of its parent. */
  readonly currentFieldId: number;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly nodeIsMissing: boolean;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

/** What the numbers of a cursor mean. */
export interface Grammar {
  /** By `nodeTypeId`. */
  readonly types: readonly (string | undefined)[];
  readonly named: readonly boolean[];
  /** By `currentFieldId`. */
  readonly fields: readonly (string | null | undefined)[];
}

interface Building extends Node {
  children: Building[];
  all: Building[];
  to: number;
}

/** Most nodes are leaves: they share one list. */
const NONE: Building[] = Object.freeze([] as Building[]) as Building[];

/** Which line an offset is on, for offsets that only grow. */
function rows(code: string): (offset: number) => number {
  let row = 0;
  let next = code.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      row++;
      next = code.indexOf('\n', next + 1);
    }
    return row;
  };
}

/**
 * Copies a parse tree into plain objects, without recursion, so that deep nesting cannot overflow the stack.
 * A node that the parser only guessed ("missing") is an `ERROR` for us.
 *
 * @param code the text that was parsed
 * @param cursor a cursor on the root node
 * @param faulty the tree has errors; a sound one has no guessed nodes to ask for
 * @returns the root
 */
export function copyTree(code: string, cursor: Cursor, grammar: Grammar, faulty: boolean): Node {
  const { types, named, fields } = grammar;
  const rowOf = rows(code);
  const all: Building[] = [];
  // The children of every node that is not left yet: a list that is made at once has no room to spare.
  const waiting: Building[] = [];
  const firsts: number[] = [];
  let top = 0;
  const read = (parent: Building | undefined): Building => {
    const id = cursor.nodeTypeId;
    const fieldId = cursor.currentFieldId;
    const start = cursor.startIndex;
    const node: Building = {
      type: (faulty && cursor.nodeIsMissing ? undefined : types[id]) ?? 'ERROR',
      named: named[id] ?? true,
      field: fieldId === 0 ? undefined : (fields[fieldId] ?? undefined),
      start,
      end: cursor.endIndex,
      row: rowOf(start),
      children: NONE,
      parent,
      all,
      from: all.length,
      to: all.length + 1,
    };
    all.push(node);
    waiting[top++] = node;
    return node;
  };
  const root = read(undefined);
  let at: Building | undefined = root;
  let descend = true;
  while (at) {
    if (descend && cursor.gotoFirstChild()) {
      firsts.push(top);
      at = read(at);
    } else if (cursor.gotoNextSibling()) {
      at = read(at.parent as Building);
      descend = true;
    } else {
      at = at.parent as Building | undefined;
      descend = false;
      if (!at) break;
      const first = firsts.pop() as number;
      at.children = waiting.slice(first, top);
      top = first;
      at.to = all.length;
      cursor.gotoParent();
    }
  }
  return root;
}

/**
 * Ends comments, and what ends with them, before a carriage return: the parser takes it for a part of the comment, and whoever wrote
 * a line end behind that would write it twice.
 *
 * @param root as `copyTree` returned it; it is changed
 */
export function endBeforeReturns(code: string, root: Node): Node {
  if (!code.includes('\r')) return root;
  for (const comment of root.all as readonly Building[]) {
    if (comment.type !== 'comment' || code[comment.end - 1] !== '\r') continue;
    const { end } = comment;
    for (let node: Building | undefined = comment; node?.end === end; node = node.parent as Building | undefined) (node as { end: number }).end = end - 1;
  }
  return root;
}

/** The child in a field of the grammar: `field(call, 'function')`. */
export function field(node: Node | undefined, name: string): Node | undefined {
  for (const child of node?.children ?? []) if (child.field === name) return child;
  return undefined;
}

/** The children that are not punctuation, comments or the backslash of a continued line. */
export const named = (node: Node): readonly Node[] =>
  node.children.filter((child) => child.named && child.type !== 'comment' && child.type !== 'line_continuation');

/** Every node below and including `node`, in the order of the text. */
export const walk = (node: Node): readonly Node[] => (node.from === 0 ? node.all : node.all.slice(node.from, node.to));

/** By type; a tree has one list of all its nodes. */
const indexOf = oncePer((all: readonly Node[]): ReadonlyMap<string, readonly Node[]> => groupedBy(all, ({ type }) => type));

/**
 * The nodes of these types below and including a node, in the order of the text. Most questions are about a few nodes of a few
 * types, and a tree has many.
 */
export function nodesOf(node: Node, ...types: readonly string[]): readonly Node[] {
  const index = indexOf(node.all);
  const isAll = node.from === 0 && node.to === node.all.length;
  const lists = types.flatMap((type) => {
    const found = index.get(type);
    return found ? [isAll ? found : found.slice(firstAt(found, node.from), firstAt(found, node.to))] : [];
  });
  return lists.length > 1 ? lists.flat().sort((a, b) => a.from - b.from) : (lists[0] ?? []);
}

/** The index of the first node that begins at this place or behind it. */
function firstAt(nodes: readonly Node[], place: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Node).from < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

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
