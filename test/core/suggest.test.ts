/** The name that was probably meant. */
import { expect, it } from 'vitest';
import { didYouMean } from '../../src/core/suggest.ts';

const RULES = ['batch', 'backfill', 'text-sql', 'index-hoist'];

it.each([
  ['batch', 'batch'], ['bacth', 'batch'], ['abtch', 'batch'], ['batc', 'batch'], ['batchh', 'batch'], ['xatch', 'batch'], ['btch', 'batch'], ['batch-', 'batch'], ['bakcfil', 'backfill'], ['backfil', 'backfill'], ['ackfill', 'backfill'], ['textsql', 'text-sql'], ['text_sql', 'text-sql'], ['tetx-slq', 'text-sql'],
  ['hoist-index', undefined], ['ab', undefined], ['', undefined], ['baaaa', undefined], ['xxxbatch', 'batch'], ['xxxxbatch', undefined], ['hctab', undefined],
])('%j: %s', (word, name) => expect(didYouMean(word, RULES)).toBe(name === undefined ? '' : ` (did you mean "${name}"?)`));

it('the nearest one, the first of those', () => expect([didYouMean('abcd', ['abxx', 'abcx', 'abdc', 'abcy']), didYouMean('abcd', ['abyx', 'abxy'])]).toEqual([' (did you mean "abcx"?)', ' (did you mean "abyx"?)']));
it('a short name may differ in one letter', () => expect([didYouMean('a', ['b']), didYouMean('ab', ['b']), didYouMean('a', ['bc']), didYouMean('ca', ['abc']), didYouMean('a', [])]).toEqual([' (did you mean "b"?)', ' (did you mean "b"?)', '', '', '']));
it('neighbours that are swapped are one edit, and only neighbours', () => expect(['abcd', 'abc'].map((word) => [didYouMean(word, ['badc']), didYouMean(word, ['acb']), didYouMean(word, ['cba'])])).toEqual([[' (did you mean "badc"?)', ' (did you mean "acb"?)', ''], ['', ' (did you mean "acb"?)', '']]));
