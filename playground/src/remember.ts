import type { Node, Parse } from '../../src/core/types.ts';

/** Trees take a hundred times the room of their text. */
const MOST_TEXT = 500_000;

/**
 * Parses a text once, as long as it is asked for again and again: of a folder, a key press changes one file.
 *
 * @returns a parser, and what forgets the trees that nobody asked for since it was last called
 */
export function remembering(parse: Parse): { readonly parse: Parse; readonly forget: () => void } {
  let [old, now] = [new Map<string, Node>(), new Map<string, Node>()];
  let size = 0;
  return {
    parse: (code) => {
      const root = now.get(code) ?? old.get(code) ?? parse(code);
      if (!now.has(code) && (size += code.length) <= MOST_TEXT) now.set(code, root);
      return root;
    },
    forget: () => {
      [old, now] = [now, new Map()];
      size = 0;
    },
  };
}
