import type { Node, Parse } from './types.ts';

/** About 80 MB: a folder of 500 to 1,000 migrations. */
const MOST_NODES = 600_000;

/** Two views of one parser: what `keep` has parsed, `take` need not parse again. */
export interface KeptTrees {
  readonly keep: Parse;
  /** Gives a kept tree away, or parses. */
  readonly take: Parse;
}

/**
 * Every file is read before the first one is rewritten. Of a folder that is small enough the trees are kept in between. Of a larger one
 * none is: a few would save little, and the heap is allowed to grow to some times of what is held.
 *
 * @param most how many nodes are kept at the most
 */
export function keptTrees(parse: Parse, most: number = MOST_NODES): KeptTrees {
  const kept = new Map<string, Node>();
  let nodes = 0;
  return {
    keep: (code) => {
      const root = parse(code);
      nodes += root.all.length;
      if (nodes <= most) kept.set(code, root);
      else kept.clear();
      return root;
    },
    take: (code) => {
      const root = kept.get(code);
      kept.delete(code);
      return root ?? parse(code);
    },
  };
}
