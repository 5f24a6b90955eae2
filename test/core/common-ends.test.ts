import { expect, test } from 'vitest';
import { commonEnds } from '../../src/core/common-ends.ts';

test.each([
  ['', '', 0, 0], ['abc', 'abc', 3, 0], ['abc', 'abd', 2, 0], ['abc', 'xbc', 0, 2], ['abc', 'axc', 1, 1], ['aa', 'a', 1, 0], ['a', 'aa', 1, 0], ['aba', 'aa', 1, 1], ['ab', 'ba', 0, 0],
])('%j and %j have %i items in common, and %i from the end', (one, other, start, end) => expect(commonEnds([...one], [...other])).toEqual({ start, end }));
