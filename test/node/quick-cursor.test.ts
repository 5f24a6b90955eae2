import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { type Cursor, copyTree, type Grammar } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { grammarOf, walkPublicly } from '../../src/parser/load.ts';
import { isRuntime, type Runtime, walkQuickly } from '../../src/parser/quick-cursor.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../__testfixtures__');
const locate = createRequire(import.meta.url).resolve;

const sources = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py')).map((file) => [file, readFileSync(path.join(FIXTURES, file), 'utf8')] as const);

describe('the cursor that stays in the parser’s memory', () => {
  const module = { locateFile: (name: string) => locate(`web-tree-sitter/${name}`) };
  let parser: Parser;
  let grammar: Grammar;
  beforeAll(async () => {
    await Parser.init(module);
    const language = await Language.load(locate('tree-sitter-python/tree-sitter-python.wasm'));
    parser = new Parser().setLanguage(language);
    grammar = grammarOf(language);
  });

  /** Both trees of one text, as plain rows. */
  const both = (code: string): readonly unknown[][] => {
    const tree = parser.parse(code)!;
    const rows = (cursor: Cursor, faulty: boolean) => copyTree(code, cursor, grammar, faulty).all.map((node: Node) => [node.type, node.named, node.field, node.start, node.end, node.row, node.from, node.to, node.parent?.from, node.children.length]);
    const quick = walkQuickly(module as unknown as Runtime, tree, rows);
    const slow = walkPublicly(tree, rows);
    tree.delete();
    return [quick, slow];
  };

  it('is what the installed web-tree-sitter allows', () => {
    expect(isRuntime(module)).toBe(true);
    expect(isRuntime({})).toBe(false);
  });

  it('gives the same tree as the documented cursor, on every fixture', () => {
    for (const [file, code] of sources) {
      const [quick, slow] = both(code);
      expect(quick, file).toEqual(slow);
    }
  });

  it.each(['def f(:\n  pass', 'x = (1,\n', 'é = "😀"\r\ny = [\n', '', '\f\n'])('gives the same tree of a text with faults: %j', (code) => {
    const [quick, slow] = both(code);
    expect(quick).toEqual(slow);
  });

  it('counts rows as the parser does', () => {
    const code = 'a = """1\n2\r\n3"""\n\nif a:\n\tb\n';
    const tree = parser.parse(code)!;
    for (const { start, end, row } of walkPublicly(tree, (cursor, faulty) => copyTree(code, cursor, grammar, faulty)).all) {
      if (end > start) expect(tree.rootNode.descendantForIndex(start)?.startPosition.row).toBe(row);
    }
    tree.delete();
  });
});
