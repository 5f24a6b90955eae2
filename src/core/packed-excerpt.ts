import { type PackedNode, packTree, unpackTree } from './copied-tree.ts';
import { copiedExcerpt, type Excerpt, Reread, rereadOf } from './excerpt.ts';
import type { Names } from './scopes.ts';
import type { Parse } from './types.ts';

/** An expression as JSON can hold it. */
export interface PackedExcerpt {
  readonly excerpt: string;
  /** The imports of a file are the same for all its expressions: their number. */
  readonly imports: number;
  /** Where the text alone would be read as something else: its nodes, each with the place of its parent among them. */
  readonly tree?: readonly PackedNode[];
}

/** @param number gives a file's imports their number */
export function packExcerpt(excerpt: Excerpt, number: (imports: Names['imports']) => number): PackedExcerpt {
  if (excerpt instanceof Reread) return { excerpt: excerpt.code, imports: number(excerpt.imports) };
  const { code, names, node } = excerpt;
  return { excerpt: code, imports: number(names.imports), tree: packTree(node) };
}

/** @param parse for the text, when somebody asks what it says */
export const unpackExcerpt = ({ excerpt: code, tree }: PackedExcerpt, imports: Names['imports'], parse: Parse): Excerpt =>
  tree ? copiedExcerpt(code, imports, unpackTree(tree)) : rereadOf(code, imports, parse);
