/** Long runs of comments are parsed apart: the tree is the one that the parser makes of the whole text. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { copyTree, endBeforeReturns, type Grammar } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { restoreComments, thinComments } from '../../src/parser/comment-runs.ts';
import { grammarOf, walkPublicly } from '../../src/parser/load.ts';
import { SEED } from '../generate/seed.ts';

const locate = createRequire(import.meta.url).resolve;
let parser: Parser;
let grammar: Grammar;
beforeAll(async () => {
  await Parser.init({ locateFile: (name: string) => locate(`web-tree-sitter/${name}`) });
  const language = await Language.load(locate('tree-sitter-python/tree-sitter-python.wasm'));
  parser = new Parser().setLanguage(language);
  grammar = grammarOf(language);
});

function read(code: string): Node {
  const tree = parser.parse(code)!;
  const root = walkPublicly(tree, (cursor, faulty) => endBeforeReturns(code, copyTree(code, cursor, grammar, faulty)));
  tree.delete();
  return root;
}

const told = (root: Node): unknown =>
  root.all.map((node, at) => [node.all === root.all && root.all[at] === node, node.type, node.named, node.field, node.start, node.end, node.row, node.from, node.to, node.parent?.from, node.children.map(({ from }) => from)]);

/** Undefined: nothing was thinned, or it was given up. */
function restored(code: string): Node | undefined {
  const thin = thinComments(code, 3);
  const root = thin && read(thin.code);
  return root && restoreComments(root, thin.runs) ? root : undefined;
}

const comments = (indent: string, count: number): string => Array.from({ length: count }, (_, n) => `${indent}# ${'"\'({x\\'[n % 6]} ${n}\n`).join('');

describe('a run of comments', () => {
  it.each([
    ['at the top', `${comments('', 5)}x = 1\n`],
    ['in a function', `def f():\n    a()\n${comments('    ', 6)}    b()\n`],
    ['at the end of a function', `def f():\n    a()\n${comments('    ', 6)}\n\ndef g():\n    pass\n`],
    ['of another depth than the code around it', `def f():\n    if x:\n        a()\n${comments('      ', 4)}${comments('  ', 4)}    b()\n`],
    ['in brackets', `f(\n    1,\n${comments('    ', 5)}    2,\n)\n`],
    ['before any statement', `def f():\n${comments('    ', 5)}    pass\n`],
    ['with Windows line endings', `def f():\n    a()\n${comments('    ', 6)}    b()\n`.replaceAll('\n', '\r\n')],
    ['without a last line end', `x = 1\n${comments('', 4).trimEnd()}`],
    ['with tabs', `def f():\n\ta()\n${comments('\t', 6)}\tb()\n`],
    ['twice', `${comments('', 4)}x = 1\n${comments('', 5)}y = 2\n${comments('', 3)}`],
  ])('%s has the same nodes', (_where, code) => {
    const root = restored(code);
    expect(root && told(root)).toEqual(told(read(code)));
  });

  it.each([`x = '''\n${comments('', 5)}'''\n`, `x = f'''\n${comments('', 5)}'''\n`])('that is no comments, but a string, is given up', (code) => {
    expect(thinComments(code, 3)).toBeDefined();
    expect(restored(code)).toBeUndefined();
  });

  it('shorter than a hundred lines is left to the parser', () => {
    expect(thinComments(comments('', 99))).toBeUndefined();
    expect(thinComments(comments('', 100))?.runs).toHaveLength(1);
  });

  it('anywhere in a text has the same nodes, or is given up', () => {
    const line = fc.oneof(
      fc.tuple(fc.constantFrom('', '    ', '        ', '\t'), fc.integer({ min: 1, max: 6 })).map(([indent, count]) => comments(indent, count).trimEnd()),
      fc.constantFrom('x = 1', 'def f():', 'if a:', '    b()', '        c()', 'else:', '    else:', 'f(', ')', '    pass', '', 'x = [1,', ']', '"""', "'''", 'class C:', '    try:', '    except:', '\\', '@d'),
    );
    let same = 0;
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (lines, eol) => {
        const code = lines.join('\n').replaceAll('\n', eol);
        const whole = read(code);
        const root = restored(code);
        // a text with faults is refused either way
        if (!root || whole.all.some(({ type }) => type === 'ERROR')) return;
        expect(told(root)).toEqual(told(whole));
        same++;
      }),
      { numRuns: 6000, seed: SEED },
    );
    expect(same).toBeGreaterThan(100);
  });
});
