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
 * The history reads every file before the first one is rewritten. The trees are kept in between, as many as fit: to parse takes
 * longer than all transforms.
 *
 * @param most how many nodes are kept at the most; the rest is parsed again
 */
export function keptTrees(parse: Parse, most: number = MOST_NODES): KeptTrees {
  const kept = new Map<string, Node>();
  let nodes = 0;
  return {
    keep: (code) => {
      const root = parse(code);
      if (nodes + root.all.length <= most && !kept.has(code)) {
        kept.set(code, root);
        nodes += root.all.length;
      }
      return root;
    },
    take: (code) => {
      const root = kept.get(code);
      if (!root) return parse(code);
      kept.delete(code);
      nodes -= root.all.length;
      return root;
    },
  };
}
