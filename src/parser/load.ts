import type { Language, Tree } from 'web-tree-sitter';
import { type Cursor, copyTree, endBeforeReturns, type Grammar } from '../core/tree.ts';
import type { Node, Parse } from '../core/types.ts';
import { restoreComments, thinComments } from './comment-runs.ts';
import { isRuntime, walkQuickly } from './quick-cursor.ts';

/**
 * Loads web-tree-sitter and the Python grammar: the same in Node and in a browser, which differ in where the two files are. Once for
 * the process: a second `Parser.init` takes the memory away from the parsers of the first, and collecting them crashes.
 *
 * @param locate the path or address of `web-tree-sitter.wasm` and `tree-sitter-python.wasm`
 * @returns text to syntax tree; offsets are UTF-16 code units of the text as given
 */
export async function loadParser(locate: (file: string) => string): Promise<Parse> {
  const { Language, Parser } = await import('web-tree-sitter');
  const module = { locateFile: locate };
  await Parser.init(module);
  const own = new Parser();
  const language = await Language.load(locate('tree-sitter-python.wasm'));
  own.setLanguage(language);
  const grammar = grammarOf(language);
  const read = (code: string): Node => {
    const tree = own.parse(code);
    if (!tree) throw new Error('the parser gave up');
    const copy = (cursor: Cursor, faulty: boolean): Node => endBeforeReturns(code, copyTree(code, cursor, grammar, faulty));
    try {
      return isRuntime(module) ? walkQuickly(module, tree, copy) : walkPublicly(tree, copy);
    } finally {
      tree.delete();
    }
  };
  return (code) => {
    const thin = thinComments(code);
    const root = thin && read(thin.code);
    return root && restoreComments(root, thin.runs) ? root : read(code);
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
