/** What a name means where it is used. */
import { describe, expect, it } from 'vitest';
import { bindingScope, functionOf, parametersOf, readNames, stringThrough, valueOf, valuesOf } from '../../src/core/scopes.ts';
import { textOf } from '../../src/core/python.ts';
import { nodesOf } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { parse } from '../fixtures.ts';

/** The name `x` as the call `use(x)` sees it. */
function seen(code: string): { value: string | undefined; values: readonly string[]; scope: string | undefined } {
  const root = parse(code);
  const names = readNames(code, root, parse);
  const use = nodesOf(root, 'call').find((node) => textOf(code, node) === 'use(x)') as Node;
  const text = (node: Node | undefined): string | undefined => node && textOf(code, node);
  const scope = bindingScope(names, use, 'x');
  return { value: text(valueOf(names, use, 'x')), values: valuesOf(names, use, 'x').map((node) => textOf(code, node)), scope: scope && (scope === root ? 'module' : /^(?:lambda|def \w+)/.exec(textOf(code, scope))?.[0]) };
}

describe('the value of a name', () => {
  it.each([
    ['x = 1\nuse(x)', '1', ['1'], 'module'], ['x = y = 1\nuse(x)', '1', ['1'], 'module'], ['y = x = 1\nuse(x)', '1', ['1'], 'module'], ['x: int = 1\nuse(x)', '1', ['1'], 'module'], ['use(x)\nx = 1', '1', ['1'], 'module'], ['x = 1\nx = 2\nuse(x)', undefined, ['1', '2'], 'module'], ['use(x)', undefined, [], undefined],
    ['x: int\nuse(x)', undefined, [], 'module'], ['x, y = 1, 2\nuse(x)', undefined, [], 'module'], ['(x) = 1\nuse(x)', undefined, [], 'module'], ['x[0] = 1\nuse(x)', undefined, [], 'module'], ['x.y = 1\nuse(x)', undefined, [], 'module'], ['x = 1\nx += 1\nuse(x)', undefined, [], 'module'], ['x = 1\ndel x\nuse(x)', undefined, [], 'module'], ['for x in y:\n    use(x)', undefined, [], 'module'], ['with y as x:\n    use(x)', undefined, [], 'module'], ['[use(x) for x in y]', undefined, [], 'module'], ['(x := 1)\nuse(x)', undefined, [], 'module'],
    ['x = 1\ndef f():\n    use(x)', '1', ['1'], 'module'], ['x = 1\ndef f():\n    x = 2\n    use(x)', '2', ['2'], 'def f'], ['def f():\n    x = 2\nuse(x)', undefined, [], undefined], ['x = 1\ndef f():\n    x = 2\nuse(x)', '1', ['1'], 'module'], ['def f():\n    x = 2\n    def g():\n        use(x)', '2', ['2'], 'def f'], ['x = 1\ndef f(x):\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f(y, *x):\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f(**x):\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f(x: int = 2):\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f(x=2):\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f(y: x = x):\n    use(x)', '1', ['1'], 'module'],
    ['x = 1\ndef f():\n    global x\n    x = 2\nuse(x)', undefined, [], 'module'], ['x = 1\ndef f():\n    global x\n    use(x)', undefined, [], 'def f'], ['x = 1\ndef f():\n    x = 2\n    def g():\n        nonlocal x\n        use(x)', undefined, [], 'def g'], ['x = 1\nf = lambda: use(x)', '1', ['1'], 'module'],
    ['import x\nuse(x)', undefined, [], undefined], ['x = 1\nimport x\nuse(x)', undefined, [], 'module'], ['x = 1\nfrom y import x\nuse(x)', undefined, [], 'module'], ['x = 1\nfrom y import z as x\nuse(x)', undefined, [], 'module'], ['x = 1\nfrom x import y\nuse(x)', '1', ['1'], 'module'], ['x = 1\nimport x.y\nuse(x)', undefined, [], 'module'], ['x = 1\nimport y as x\nuse(x)', undefined, [], 'module'], ['x = 1\nimport y.x\nuse(x)', '1', ['1'], 'module'], ['x = 1\ndef x():\n    pass\nuse(x)', undefined, [], 'module'], ['x = 1\nclass x:\n    pass\nuse(x)', undefined, [], 'module'], ['x = 1\nmatch y:\n    case x:\n        use(x)', undefined, [], 'module'],
    ['x = 1\ndef f():\n    import x\n    use(x)', undefined, [], 'module'], ['x = 1\ndef f():\n    import x\nuse(x)', '1', ['1'], 'module'], ['import x\ndef f():\n    x = 1\n    use(x)', '1', ['1'], 'def f'], ['x = 1\ndef f():\n    def x():\n        pass\n    def g():\n        use(x)', undefined, [], 'module'],
  ])('%j', (code, value, values, scope) => expect(seen(code)).toEqual({ value, values, scope }));
});

it('parameters', () => {
  const parameters = (code: string): readonly string[] => parametersOf(code, nodesOf(parse(code), 'function_definition', 'lambda')[0] as Node);
  expect([parameters('def f(): pass'), parameters('def f(a, b: int, c=1, d: int = 2, *e, f, **g): pass'), parameters('def f(a, /, b, *, c): pass'), parameters('def f(*a: int, **b: str): pass'), parameters('lambda a, *b: 1'), parameters('lambda: 1')]).toEqual([[], ['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['a', 'b', 'c'], ['a', 'b'], ['a', 'b'], []]);
});

it('the functions and classes of a file', () => {
  const code = 'def a():\n    def b():\n        pass\n    class C:\n        pass\nclass D:\n    def e(self):\n        pass\nif x:\n    def g():\n        pass\n';
  const { functions, classes } = readNames(code, parse(code), parse);
  expect([[...functions.keys()], [...classes.keys()]]).toEqual([['a', 'g'], ['C', 'D']]);
});

it('imports, by where they are seen', () => {
  const code = 'import a\ndef f():\n    import b as a\n    use(1)\n    def g():\n        use(2)\nuse(3)\nh = lambda: use(4)\n';
  const root = parse(code);
  const names = readNames(code, root, parse);
  expect([1, 2, 3, 4].map((n) => names.importsIn(nodesOf(root, 'call').find((node) => textOf(code, node) === `use(${n})`) as Node).get('a'))).toEqual(['b', 'a', 'a', 'a']);
  expect(names.imports.get('a')).toBe('b');
  expect(names.importsIn(root)).toBe(names.importsIn(root));
});

it('the function around', () => {
  const code = 'def f():\n    lambda: use(1)\n    use(2)\nuse(3)\n';
  const root = parse(code);
  expect([1, 2, 3].map((n) => functionOf(nodesOf(root, 'call').find((node) => textOf(code, node) === `use(${n})`) as Node).type)).toEqual(['lambda', 'function_definition', 'module']);
  expect(functionOf(root)).toBe(root);
});

it('a string through names', () => {
  const code = "a = 'x'\nb = a\nc = f'{a}_y'\nd = F'{c}'\ne = f'{c}_{a}'\nuse(a, b, c, d, e, 'z', g)\n";
  const root = parse(code);
  const names = readNames(code, root, parse);
  const given = (nodesOf(root, 'argument_list')[0] as Node).children.filter((node) => node.named);
  expect(given.map((node) => stringThrough(names, node))).toEqual(['x', undefined, undefined, undefined, undefined, 'z', undefined]);
});
