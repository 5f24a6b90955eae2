/** Edits of a text: arguments that go and come, and texts put together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendAfter, appendArgument, isRemoved, origin, removeArguments, replaceArgument, splice } from '../../src/core/edit.ts';
import { argumentsOf } from '../../src/core/python.ts';
import { nodesOf } from '../../src/core/tree.ts';
import type { Edit, Node } from '../../src/core/types.ts';
import { parse } from '../fixtures.ts';

const callOf = (code: string): Node => nodesOf(parse(code), 'call')[0] as Node;

describe('arguments that go', () => {
  /** Without the arguments that begin with an x. */
  const without = (code: string): string => {
    const call = callOf(code);
    return splice(code, 0, code.length, removeArguments(code, call, argumentsOf(call).filter(({ start }) => code[start] === 'x')));
  };

  it.each([
    ['f(x)', 'f()'], ['f(x,)', 'f()'], ['f(x, a)', 'f(a)'], ['f(x,a)', 'f(a)'], ['f(a, x)', 'f(a)'], ['f(a, x,)', 'f(a,)'], ['f(a, x, b)', 'f(a, b)'], ['f(x, a, x=1)', 'f(a)'], ['f(x, x, a, x, x)', 'f(a)'], ['f(x, x)', 'f()'], ['f( x , a )', 'f( a )'],
    ['f(\n    x,\n    a,\n)', 'f(\n    a,\n)'], ['f(\n    a,\n    x,\n)', 'f(\n    a,\n)'], ['f(\n    a,\n    x\n)', 'f(\n    a\n)'], ['f(\n    a,\n    x,\n    b)', 'f(\n    a,\n    b)'], ['f(x,\n  a)', 'f(\n  a)'], ['f(a, x,\n  b)', 'f(a,\n  b)'], ['f(\r\n  x,\r\n  a)', 'f(\r\n  a)'],
    ['f(x, # why\n  a)', 'f(# why\n  a)'], ['f(a, # why\n  x)', 'f(a # why\n  )'], ['f(x # why\n  , a)', 'f( # why\n   a)'], ['f(a # why\n  , x)', 'f(a # why\n  )'], ['f(x(1, # why\n  2), a)', 'f(  # why\na)'],
    ['f(a, x(  # one\n  1,  # two\n  2))', 'f(a  # one\n  # two\n  )'], ['f(a, \\\n  x)', 'f(a \\\n  )'], ['f(x, \\\n  a)', 'f(\\\n  a)'], ['f(a, "x, x", x)', 'f(a, "x, x")'],
  ])('%j becomes %j', (code, text) => expect(without(code)).toBe(text));
});

describe('arguments that come', () => {
  const appended = (code: string): string => splice(code, 0, code.length, [appendArgument(code, callOf(code), 'n=1')]);

  it.each([
    ['f()', 'f(n=1)'], ['f(a)', 'f(a, n=1)'], ['f(a, b)', 'f(a, b, n=1)'], ['f(a,)', 'f(a, n=1,)'], ['f(\n  a\n)', 'f(\n  a, n=1\n)'], ['f(\n  a,\n  b\n)', 'f(\n  a,\n  b,\n  n=1\n)'], ['f(\n  a,\n  b,\n)', 'f(\n  a,\n  b,\n  n=1,\n)'],
    ['f(a,\n  b)', 'f(a,\n  b,\n  n=1)'], ['f(\n  a, b,\n  c)', 'f(\n  a, b,\n  c, n=1)'], ['f(\n  a,\n  b,  # why\n)', 'f(\n  a,\n  b,  # why\n  n=1,\n)'], ['f(\n  a,\n  b  # why\n)', 'f(\n  a,\n  b,\n  n=1  # why\n)'], ['f(a, b,  # why\n)', 'f(a, b, n=1,  # why\n)'],
    ['f(\r\n\ta,\r\n\tb)', 'f(\r\n\ta,\r\n\tb,\r\n\tn=1)'], ['x = f(1, g(\n  2))', 'x = f(1, g(\n  2), n=1)'], ['if x: f(a,\n  b)', 'if x: f(a,\n  b,\n  n=1)'], ['f(\n  a,\n  b,# why\n)', 'f(\n  a,\n  b,# why\n  n=1,\n)'],
  ])('%j becomes %j', (code, text) => expect(appended(code)).toBe(text));

  it('after another one, below it', () => {
    const code = 'x = f(a,\n      b,  # why\n      c)';
    const call = callOf(code);
    const after = (at: number): string => splice(code, 0, code.length, [appendAfter(code, call, argumentsOf(call)[at] as Node, 'n=1')]);
    expect([after(0), after(1), after(2)]).toEqual(['x = f(a,\n      n=1,\n      b,  # why\n      c)', 'x = f(a,\n      b,  # why\n      n=1,\n      c)', 'x = f(a,\n      b,  # why\n      c,\n      n=1)']);
  });

  it('what is replaced keeps its comments', () => {
    const code = 'f(g(1,  # one\n    2  # two\n    ))';
    expect(splice(code, 0, code.length, [replaceArgument(code, argumentsOf(callOf(code))[0] as Node, 'h()')])).toBe('f(h()  # one\n  # two\n    )');
  });
});

/** `splice` as it is described, without a library. */
function spliced(code: string, edits: readonly Edit[]): string {
  const outermost = edits.filter((edit, at) => edit.start === edit.end || !edits.some((other, i) => other !== edit && other.start <= edit.start && edit.end <= other.end && (other.end - other.start > edit.end - edit.start || i < at)));
  let out = '';
  for (let at = 0; at <= code.length; at++) {
    const covered = outermost.some(({ start, end }) => start < at && at < end);
    if (!covered) out += outermost.filter(({ start, end }) => start === at && end === at).map(({ text }) => text).join('');
    out += outermost.filter(({ start, end }) => start === at && end > at).map(({ text }) => text).join('');
    if (!outermost.some(({ start, end }) => start <= at && at < end)) out += code[at] ?? '';
  }
  return out;
}

describe('texts put together', () => {
  const CODE = 'abcdefgh';
  const edit = fc.tuple(fc.nat(CODE.length), fc.nat(3), fc.constantFrom('', 'X', 'YZ')).map(([start, length, text]): Edit => ({ start, end: Math.min(CODE.length, start + length), text }));
  const apart = (edits: readonly Edit[]): boolean => edits.every((a) => edits.every((b) => a === b || a.end <= b.start || b.end <= a.start || (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end)));

  it('the outermost edit wins, insertions at a place come in their order', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 5 }).filter(apart), (edits) => { expect(splice(CODE, 0, CODE.length, edits)).toBe(spliced(CODE, edits)); }), { numRuns: 2000, seed: 1 });
  });

  it('of a part, only the edits within', () => {
    const edits = [{ start: 1, end: 3, text: '1' }, { start: 2, end: 2, text: '2' }, { start: 4, end: 5, text: '3' }, { start: 5, end: 7, text: '4' }, { start: 6, end: 6, text: '5' }];
    expect([splice(CODE, 2, 6, edits), splice(CODE, 3, 4, edits), splice(CODE, 6, 8, edits)]).toEqual(['2cd3f5', 'd', '5gh']);
  });

  it('what is taken away', () => {
    const edits = [{ start: 2, end: 4, text: 'x' }, { start: 6, end: 6, text: 'y' }];
    expect([...CODE].filter((_, at) => isRemoved(edits, at)).join('')).toBe('cd');
  });

  it('where a place was: the characters that stayed are found again', () => {
    fc.assert(fc.property(fc.array(edit, { maxLength: 5 }).filter(apart), (edits) => {
      const text = splice(CODE, 0, CODE.length, edits);
      for (const [at, char] of [...text].entries()) if (/[a-h]/.test(char)) expect(CODE[origin(edits, at)], `${at} of ${text}`).toBe(char);
    }), { numRuns: 2000, seed: 1 });
  });

  it('where a place was: what is new is about where the old was', () => {
    const edits = [{ start: 2, end: 5, text: 'WXYZ' }, { start: 6, end: 6, text: '!' }];
    expect(splice(CODE, 0, CODE.length, edits)).toBe('abWXYZf!gh');
    expect([...'abWXYZf!gh'].map((_, at) => origin(edits, at))).toEqual([0, 1, 2, 3, 4, 4, 5, 6, 6, 7]);
    expect(origin(edits, 10)).toBe(8);
  });
});
