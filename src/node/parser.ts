import { createRequire } from 'node:module';
import type { Language, Tree } from 'web-tree-sitter';
import { type Cursor, copyTree, endBeforeReturns, type Grammar } from '../core/tree.ts';
import type { Node, Parse } from '../core/types.ts';
import { isRuntime, walkQuickly } from './quick-cursor.ts';

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
  const { Language, Parser } = await import('web-tree-sitter');
  const module = { locateFile: (name: string) => locate(`web-tree-sitter/${name}`) };
  await Parser.init(module);
  const own = new Parser();
  const language = await Language.load(locate('tree-sitter-python/tree-sitter-python.wasm'));
  own.setLanguage(language);
  const grammar = grammarOf(language);
  return (code) => {
    const tree = own.parse(code);
    if (!tree) throw new Error('the parser gave up');
    const copy = (cursor: Cursor, faulty: boolean): Node => endBeforeReturns(code, copyTree(code, cursor, grammar, faulty));
    try {
      return isRuntime(module) ? walkQuickly(module, tree, copy) : walkPublicly(tree, copy);
    } finally {
      tree.delete();
    }
  };
}

/** What the parser's numbers mean, asked once: each answer is a call into WebAssembly. */
export const grammarOf = (language: Language): Grammar => ({
  types: language.types,
  fields: language.fields,
  named: language.types.map((_, id) => language.nodeTypeIsNamed(id)),
});

/** As `walkQuickly`, by what web-tree-sitter documents. */
export function walkPublicly<T>(tree: Tree, walk: (cursor: Cursor, faulty: boolean) => T): T {
  const cursor = tree.walk();
  try {
    return walk(cursor, tree.rootNode.hasError);
  } finally {
    cursor.delete();
  }
}
