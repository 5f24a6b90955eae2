/** The reasons why a text is left alone, and where it is said: `core/readable.test.ts` asks Python about the same. */
import { expect, it } from 'vitest';
import { unreadable } from '../../src/core/readable.ts';
import { parse } from '../fixtures.ts';

const reasonOf = (code: string): string => {
  const refused = unreadable(code, parse(code));
  return refused ? `${refused.reason} at ${refused.at}` : 'it is read';
};

it.each([
  ['x = = 1', 'syntax error at 4'],
  ['f(a=1, b=2)', 'it is read'],
  ['f(a=1, a=2)', 'keyword argument repeated at 7'],
  ["f('t', a=1, x, b=2)", 'a positional argument behind keyword arguments at 12'],
  ['f(**a, b)', 'a positional argument behind keyword arguments at 7'],
  ['f(a=1, *b, **c)', 'it is read'],
  ["f('\nt', 'e')", 'a string that does not end on its line at 2'],
  ["f('a\\\nt')", 'it is read'],
  ["f('a\\\\')", 'it is read'],
  ["f('''a\nb''')", 'it is read'],
  ['f(f"{a}")', 'it is read'],
  ['\uFEFFx = 1', 'it is read'],
  ['x = 1\n\uFEFFy = 1', 'a blank that Python does not know at 6'],
  ['x =\u200B1', 'a blank that Python does not know at 3'],
  ["x = '\u200B'  # \u200B", 'it is read'],
  ['def f():\n    x = 1\n      y = 2', 'a statement that is indented otherwise than those before it, or not apart from them at 25'],
  ['f(1)y = 1', 'a statement that is indented otherwise than those before it, or not apart from them at 4'],
  ['x = 1; y = 2\nif x: y = 3', 'it is read'],
  ['if x:\ny = 1', 'a block without an indented statement at 5'],
  ['def f():\n\tx = 1\n\f\ty = 2', 'it is read'],
  ['if x: y = 1; \\\nelse: y = 2', 'a clause that does not begin a line at 15'],
  ['if x:\n    y = 1\n\\\nelse: y = 2', 'it is read'],
  ['try: y = 1\nexcept E: y = 2\nelse: y = 3\nfinally: y = 4', 'it is read'],
  ['x = 1\r\n# a\ry = 2', 'a carriage return alone, among other line endings at 10'],
  ['x = 1\r\ny = 2', 'it is read'],
  [`x = ${'['.repeat(1600)}${']'.repeat(1600)}`, 'nested deeper than 1500 levels at 1501'],
])('%.40s', (code, reason) => expect(reasonOf(code)).toBe(reason));
