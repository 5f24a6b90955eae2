import { walk } from './tree.ts';
import type { Node } from './types.ts';

interface Copy extends Node {
  children: Copy[];
  parent: Copy | undefined;
  to: number;
}

/** The subtree as a tree of its own, at offset 0. */
export function copyOf(node: Node): Node {
  const all: Copy[] = [];
  const copies = new Map<Node, Copy>();
  for (const one of walk(node)) {
    const parent = one === node ? undefined : copies.get(one.parent as Node);
    const { type, named, field: name } = one;
    const copy: Copy = { type, named, field: name, start: one.start - node.start, end: one.end - node.start, row: one.row - node.row, children: [], parent, all, from: all.length, to: one.to - node.from };
    copies.set(one, copy);
    all.push(copy);
    parent?.children.push(copy);
  }
  return all[0] as Node;
}

/** One node of a tree as JSON can hold it, with the place of its parent among them. */
export type PackedNode = readonly [type: string, named: boolean, field: string | null, start: number, end: number, row: number, parent: number, to: number];

/** @param root of a tree of its own */
export const packTree = (root: Node): readonly PackedNode[] =>
  walk(root).map((node): PackedNode => [node.type, node.named, node.field ?? null, node.start, node.end, node.row, node.parent ? node.parent.from : -1, node.to]);

/** @returns the tree that `packTree` was given */
export function unpackTree(tree: readonly PackedNode[]): Node {
  const all: Copy[] = [];
  for (const [type, named, field, start, end, row, above, to] of tree) {
    const parent = all[above];
    const copy: Copy = { type, named, field: field ?? undefined, start, end, row, children: [], parent, all, from: all.length, to };
    all.push(copy);
    parent?.children.push(copy);
  }
  return all[0] as Node;
}
