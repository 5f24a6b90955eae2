/** Trees: what a question of a part finds is what a walk through it finds. */
import { expect, it } from 'vitest';
import { above, field, named, nodesOf, statementOf, walk, within } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { parse } from '../fixtures.ts';

const CODE = 'import a\n\ndef f(x):\n    if x: g(1, "a")\n    return [h(2), \\\n      i(3)]  # why\n\nclass C:\n    def m(self):\n        g(lambda: k("b"))\n# end';
const root = parse(CODE);
const text = (node: Node | undefined): string | undefined => node && CODE.slice(node.start, node.end);

function* visited(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* visited(child);
}

it('a walk', () => {
  for (const node of root.all) expect(walk(node)).toEqual([...visited(node)]);
});

it('nodes of types, in their order', () => {
  for (const node of root.all) {
    for (const types of [['call'], ['string', 'call'], ['nothing'], [], ['identifier', 'nothing', 'integer']]) expect(nodesOf(node, ...types), `${types.join()} of ${text(node)}`).toEqual([...visited(node)].filter(({ type }) => types.includes(type)));
  }
});

it('rows', () => {
  for (const node of root.all) expect(node.row).toBe(CODE.slice(0, node.start).split('\n').length - 1);
});

it('what is above', () => {
  const call = nodesOf(root, 'call').find((node) => text(node) === 'k("b")') as Node;
  expect([above(call, 'lambda'), above(call, 'class_definition', 'function_definition'), above(call, 'if_statement')].map((node) => node?.type)).toEqual(['lambda', 'function_definition', undefined]);
  expect(above(call, 'call')).not.toBe(call);
});

it('the statement of a node', () => {
  const statement = (of: string): string | undefined => text(statementOf(nodesOf(root, 'call', 'aliased_import', 'dotted_name').find((node) => text(node) === of) as Node));
  expect([statement('g(1, "a")'), statement('i(3)'), statement('k("b")'), statement('a')]).toEqual(['g(1, "a")', 'return [h(2), \\\n      i(3)]', 'g(lambda: k("b"))', 'import a']);
  expect(statementOf(root)).toBe(root);
});

it('children without punctuation, comments and backslashes', () => {
  expect(named(nodesOf(root, 'list')[0] as Node).map(text)).toEqual(['h(2)', 'i(3)']);
  expect(named(root).map(({ type }) => type)).toEqual(['import_statement', 'function_definition', 'class_definition']);
});

it('fields', () => {
  const definition = nodesOf(root, 'function_definition')[0];
  expect([text(field(definition, 'name')), text(field(definition, 'parameters')), field(definition, 'nothing'), field(undefined, 'name')]).toEqual(['f', '(x)', undefined, undefined]);
});

it('within', () => {
  const outer = { start: 2, end: 5 };
  expect([[2, 5], [3, 4], [1, 5], [2, 6], [5, 5], [0, 1]].map(([start, end]) => within({ start: start as number, end: end as number }, outer))).toEqual([true, true, false, false, true, false]);
});

it('a comment ends before a carriage return, and so does what ends with it', () => {
  const code = 'def f():\r\n    x  # why\r\ny = 1  # z\r\n';
  for (const node of parse(code).all) if (node.type === 'comment') expect(code.slice(node.start, node.end)).toMatch(/^# (?:why|z)$/);
});
