import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splice } from '../../src/core/edit.ts';
import { minimalEdits } from '../../src/lsp/minimal-edits.ts';
import { SEED } from '../generate/seed.ts';

const line = fc.constantFrom('a', 'b', 'op.x()', '', ' ', 'é😀');
const text = fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r'))).map((lines) => lines.map((one) => one.join('')).join(''));
const torn = fc.tuple(text, fc.constantFrom('', 'the last line has no end')).map((parts) => parts.join(''));

describe('minimal edits', () => {
  it('make one text of another', () => {
    fc.assert(fc.property(torn, torn, (before, after) => {
      expect(splice(before, 0, before.length, minimalEdits(before, after))).toBe(after);
    }), { seed: SEED });
  });

  it('leave the lines alone that stay', () => {
    expect(minimalEdits('a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\nd\r\n')).toEqual([{ start: 3, end: 6, text: 'B\r\n' }, { start: 9, end: 9, text: 'd\r\n' }]);
    expect(minimalEdits('same\n', 'same\n')).toEqual([]);
  });

  it('are one where the shortest way would take minutes', () => {
    const lines = (prefix: string): string => Array.from({ length: 4000 }, (_, n) => `${prefix}${n}\n`).join('');
    const [before, after] = [`first\n${lines('a')}last\n`, `first\n${lines('b')}last\n`];
    expect(minimalEdits(before, after)).toEqual([{ start: 6, end: before.length - 5, text: lines('b') }]);
  });
});
