/** Python as text: literals, names, layout. */
import { describe, expect, it } from 'vitest';
import { joinedLineEnd, lineIndent, sharesLine } from '../../src/core/lines.ts';
import { argumentsOf, calls, constant, dotted, keyword, positional, python2, quoted, readImports, readStyle, stringList, stringValue, tableText, valueText } from '../../src/core/python.ts';
import { nodesOf } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { parse } from '../fixtures.ts';

/** The argument of `f(…)`. */
const expression = (code: string): readonly [string, Node] => {
  const text = `f(${code})`;
  return [text, argumentsOf(nodesOf(parse(text), 'call')[0] as Node)[0] as Node];
};

describe('the value of a string', () => {
  it.each([
    [`'a'`, 'a'], [`"a'b"`, "a'b"], [`'''a\n'b'''`, "a\n'b"], [`"""a"b"""`, 'a"b'], [`''`, ''], [`u'x'`, 'x'], [`U"x"`, 'x'], [String.raw`r'\d'`, String.raw`\d`], [String.raw`R"\n"`, String.raw`\n`],
    [String.raw`'a\tb\nc\rd'`, 'a\tb\nc\rd'], [String.raw`'it\'s \"x\"'`, `it's "x"`], [String.raw`'a\\nb'`, String.raw`a\nb`], [String.raw`'\\'`, '\\'], ["'a\\\nb'", 'ab'],
    [`'a' "b"`, 'ab'], [`'a' r'\\n' 'c'`, 'a\\nc'], [`('a')`, 'a'], [`(('a' 'b'))`, 'ab'], [`(\n'a'  # why\n'b'\n)`, 'ab'],
  ])('%s', (code, value) => expect(stringValue(...expression(code))).toBe(value));

  it.each([`b'a'`, `B"a"`, `f'a'`, `F'a{x}'`, `rb'a'`, `fr'a'`, String.raw`'\x41'`, String.raw`'\u0041'`, String.raw`'\0'`, String.raw`'\\\x41'`, `'a' f'{b}'`, `'a' b'b'`, 'a', '5', `('a', 'b')`, `('a',)`, `['a']`, `'a' + 'b'`, `str('a')`])('%s has none', (code) =>
    expect(stringValue(...expression(code))).toBeUndefined());

  it('nothing has none', () => expect([stringValue('', undefined), stringList('', undefined), constant(undefined), dotted('', undefined, new Map()), calls('', undefined, new Map())]).toEqual(Array(5).fill(undefined)));
});

it.each([
  [`['a', "b"]`, ['a', 'b']], [`('a',)`, ['a']], [`{'a', 'b'}`, ['a', 'b']], [`[]`, []], [`(['a'])`, ['a']], [`['a' 'b',  # why\n 'c']`, ['ab', 'c']],
  [`['a', b]`, undefined], [`['a', *b]`, undefined], [`'a'`, undefined], [`('a')`, undefined], [`{'a': 'b'}`, undefined], [`f()`, undefined],
])('the strings of %s', (code, values) => expect(stringList(...expression(code))).toEqual(values));

it.each([['True', true], ['False', false], ['None', null], ['0', undefined], [`'True'`, undefined], ['x', undefined]])('the constant %s', (code, value) => expect(constant(expression(code)[1])).toBe(value));

it.each([['a', 'sqlalchemy'], ['a.b', 'sqlalchemy.b'], ['a.b.c', 'sqlalchemy.b.c'], ['other.b', 'other.b'], ['f().b', undefined], ['a[0].b', undefined], [`'a'.b`, undefined], ['a()', undefined]])('%s as a dotted name', (code, name) =>
  expect(dotted(...expression(code), new Map([['a', 'sqlalchemy']]))).toBe(name));

it.each([['a.b(1)', 'sqlalchemy.b'], ['c()', 'c'], ['a.b', undefined], ['f()()', undefined]])('what %s calls', (code, name) => expect(calls(...expression(code), new Map([['a', 'sqlalchemy']]))).toBe(name));

it('an assignment expression gets brackets as a value', () => {
  expect([valueText(...expression('(x := 5)')), valueText(...expression('x := 5')), valueText(...expression('x'))]).toEqual(['(x := 5)', '(x := 5)', 'x']);
});

describe('the arguments of a call', () => {
  const [code, call] = expression('g(1, *a, name=2, # why\n other=3, **b)');
  const texts = (nodes: readonly Node[]): readonly string[] => nodes.map(({ start, end }) => code.slice(start, end));

  it('all of them', () => expect(texts(argumentsOf(call))).toEqual(['1', '*a', 'name=2', 'other=3', '**b']));
  it('by position', () => expect(texts(positional(call))).toEqual(['1']));
  it('by name', () => expect(['name', 'other', 'a', 'b', '2'].map((name) => keyword(code, call, name)).map((node) => node && texts([node])[0])).toEqual(['2', '3', undefined, undefined, undefined]));
  it('a generator', () => {
    const [text, sum] = expression('sum(x for x in y)');
    expect(argumentsOf(sum).map(({ start, end }) => text.slice(start, end))).toEqual(['(x for x in y)']);
  });
  it('what is no call has none', () => expect(argumentsOf(expression('x')[1])).toEqual([]));
});

describe('imports', () => {
  const read = (code: string): object => Object.fromEntries(readImports(code, parse(code)));

  it('each spelling', () => expect(read('import a\nimport b.c\nimport d.e as f\nfrom g import h, i as j\nfrom . import k\nfrom .l import m\nfrom n.o import (\n    p,\n    q as r,\n)\n')).toEqual({
    a: 'a', b: 'b', f: 'd.e', h: 'g.h', j: 'g.i', k: '..k', m: '.l.m', p: 'n.o.p', r: 'n.o.q',
  }));
  it('the last one of a name', () => expect(read('from a import x\nfrom b import x\n')).toEqual({ x: 'b.x' }));
  it('the function or class of a file wins', () => expect(read('from a import x, y, z\ndef x():\n    pass\nclass y:\n    pass\nif z:\n    def z():\n        pass\n')).toEqual({ z: 'a.z' }));
  it('of a scope alone', () => {
    const code = 'import a\nif a:\n    import b\ndef f():\n    import c\n    def g():\n        import d\nh = lambda: __import__("e")\n';
    const root = parse(code);
    const [f, g] = nodesOf(root, 'function_definition') as readonly [Node, Node];
    expect([root, f, g, undefined].map((scope) => [...readImports(code, root, scope).keys()])).toEqual([['a', 'b'], ['c'], ['d'], ['a', 'b', 'c', 'd']]);
  });
});

describe('the syntax of Python 2', () => {
  it.each(['print 5', 'exec "x"', 'x = a <> b', 'x = 0777', 'x = 00001', 'x = 5L', 'x = 5l', "x = ur'a'", "x = UR'a'", "x = bur'a'", 'try:\n    pass\nexcept A, e:\n    pass', 'raise A, "b"'])('%s', (code) => expect(python2(code, parse(code))).toBeDefined());
  it.each(['print(5)', 'exec("x")', 'x = a != b', 'x = 0', 'x = 00', 'x = 0o777', 'x = 0x10', 'x = 10', 'x = 0.5', "x = u'a'", "x = r'a'", "x = 'ur'", "x = br'a'", 'try:\n    pass\nexcept (A, B) as e:\n    pass', 'raise A("b")', 'raise (A, b)', 'raise A from b'])('%s is none', (code) =>
    expect(python2(code, parse(code))).toBeUndefined());
  it('is named with its place', () => {
    const code = 'x = 1\nprint x\n';
    expect(python2(code, parse(code))).toMatchObject({ type: 'print_statement', start: 6 });
  });
});

describe('lines', () => {
  it.each([['  a', 2, '  '], ['x\n\ta b', 5, '\t'], ['x\n  a', 2, ''], ['x\n  a', 3, ' '], [' \f  a', 4, '  '], ['a', 0, ''], ['x\n', 2, '']])('the indent of %j at %i', (code, at, indent) => expect(lineIndent(code, at)).toBe(indent));
  it.each([['a; b', 0, 4, true], ['a\nb', 0, 3, false], ['a\rb', 0, 3, false], ['a \\\n b', 0, 6, true], ['a \\\r\n b', 0, 7, true], ['a # \\\nb', 0, 7, false], ['a # \\', 0, 5, true], ['a\n\nb', 0, 1, true]])('one line in %j, %i to %i: %s', (code, from, to, shared) =>
    expect(sharesLine(code, from, to)).toBe(shared));
  it.each([['a\nb', 0, 1], ['a \\\nb\nc', 0, 5], ['a \\\r\nb\r\nc', 0, 6], ['a # \\\nb', 0, 5], ['a', 0, 1], ['', 0, 0], ['a # b # c\n', 1, 9], ['a\rb', 0, 1], ['ab\ncd', 3, 5]])('the end of the line in %j from %i', (code, at, end) => expect(joinedLineEnd(code, at)).toBe(end));
});

describe('style', () => {
  const style = (code: string): object => readStyle(code, parse(code));

  it.each([
    ['def f():\n  pass\n', '  '], ['def f():\n\tpass\n', '\t'], ['x = 1\n', '    '], ['def f(): pass\n', '    '],
    ['def f():\n  if x:\n    pass\n  if y:\n     pass\n', '  '],
    ['class A:\n   def f(self):\n         pass\n   def g(self):\n         pass\n', '      '],
    ['def f(): return {\n  1: 2}\n', '    '], ['def f():  # why\n   # more\n   pass\n', '   '], ['if x: y\nelse:\n  z\n', '  '],
  ])('the indent of %j', (code, indent) => expect(style(code)).toMatchObject({ indent }));

  it.each([['x = "a"', '"'], [`x = 'a'`, "'"], [`x = "a", "b", 'c'`, '"'], [`x = 'a', 'b', "c"`, "'"], ['x = """a"""', "'"], [`x = """a""", "b"`, '"'], [`x = r"a", f"b"`, '"'], [`x = ""`, '"'], ['x = 1', "'"]])('the quotes of %s', (code, quote) =>
    expect(style(code)).toMatchObject({ quote }));

  it.each([['a\r\nb\n', '\r\n'], ['a\nb\r\n', '\n'], ['a\rb', '\r'], ['a', '\n']])('the line ends of %j', (code, eol) => expect(style(code)).toMatchObject({ eol }));

  const single = { indent: '    ', quote: "'", eol: '\n' } as const;
  const double = { ...single, quote: '"' } as const;
  it.each([
    ['a', "'a'", '"a"'], ["it's", `"it's"`, `"it's"`], ['"a"', `'"a"'`, `'"a"'`], [`'"`, String.raw`'\'"'`, String.raw`"'\""`], ['a\\b', String.raw`'a\\b'`, String.raw`"a\\b"`], ['a\nb\r', String.raw`'a\nb\r'`, String.raw`"a\nb\r"`], ['', "''", '""'],
  ])('%j in quotes', (value, inSingle, inDouble) => {
    expect([quoted(value, single), quoted(value, double)]).toEqual([inSingle, inDouble]);
    for (const literal of [inSingle, inDouble]) expect(stringValue(...expression(literal))).toBe(value);
  });

  it('a table in a line of ours', () => {
    const table = (text: string, name: string | undefined): string => tableText({ text, name, key: 'x' }, single);
    expect([table('"t"', 't'), table('"a" \\\n"b"', 'ab'), table('f(\n1)', undefined), table("'''a\rb'''", 'a\rb')]).toEqual(['"t"', "'ab'", 'f(\n1)', String.raw`'a\rb'`]);
  });
});
