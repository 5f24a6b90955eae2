/** Texts and lists, whatever they hold. */
import { expect, it } from 'vitest';
import { groupedBy } from '../../src/core/grouped-by.ts';
import { allMatched, lineEnd, matched } from '../../src/core/text.ts';

it('what a pattern matches', () => {
  expect([matched(/b+/, 'abbcb'), matched(/^b/, 'ab'), matched(/x*/, 'ab')]).toEqual(['bb', '', '']);
  expect([allMatched(/b+/g, 'abbcb'), allMatched(/x/g, 'ab')]).toEqual([['bb', 'b'], []]);
});

it.each([['a\r\nb\n', '\r\n'], ['a\nb\r\n', '\n'], ['a\rb', '\r'], ['a', '\n'], ['', '\n']])('the line ending of %j', (text, end) => expect(lineEnd(text)).toBe(end));

it('items by what they have in common', () => {
  expect([...groupedBy([1, 2, 3, 4, 5, 6], (n) => (n === 5 ? undefined : n % 2))]).toEqual([[1, [1, 3]], [0, [2, 4, 6]]]);
  expect([...groupedBy([], () => 1)]).toEqual([]);
});
