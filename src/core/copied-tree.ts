import { walk } from './tree.ts';
import type { Node } from './types.ts';

interface Copy extends Node {
  children: Copy[];
  parent: Copy | undefined;
  to: number;
}

/** One node of a tree as JSON can hold it, with the place of its parent among them. */
export type PackedNode = readonly [type: string, named: boolean, field: string | null, start: number, end: number, row: number, parent: number, to: number];

/** The subtree as JSON can hold it, at offset 0. */
export const packTree = (root: Node): readonly PackedNode[] =>
  walk(root).map((node): PackedNode => [
    node.type, node.named, node.field ?? null, node.start - root.start, node.end - root.start, node.row - root.row,
    node === root ? -1 : (node.parent as Node).from - root.from, node.to - root.from,
  ]);

/** @returns the tree that `packTree` was given, as one of its own */
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

/** The subtree as a tree of its own. */
export const copyOf = (node: Node): Node => unpackTree(packTree(node));
