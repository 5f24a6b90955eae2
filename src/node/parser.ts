import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';
import { copyTree } from '../core/tree.ts';
import type { Parse } from '../core/types.ts';

const locate = createRequire(import.meta.url).resolve;

let parser: Promise<Parse> | undefined;

/**
 * Loads the Python grammar. Async and at the edge, so that all after it is synchronous and pure. Once for the process: a second
 * `Parser.init` takes the memory away from the parsers of the first, and collecting them crashes.
 *
 * @returns text to syntax tree; offsets are UTF-16 code units of the text as given
 */
export const createParser = (): Promise<Parse> => (parser ??= load());

async function load(): Promise<Parse> {
  await Parser.init({ locateFile: (name: string) => locate(`web-tree-sitter/${name}`) });
  const own = new Parser();
  own.setLanguage(await Language.load(locate('tree-sitter-python/tree-sitter-python.wasm')));
  return (code) => {
    const tree = own.parse(code);
    if (!tree) throw new Error('the parser gave up');
    const cursor = tree.walk();
    try {
      return copyTree(cursor);
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}
