/** Which columns SQL speaks of: what goes with a dropped column must be told from what only looks so. */
import { expect, test } from 'vitest';
import { columnsNamed, namesIn } from '../../src/core/named-columns.ts';

const COLUMNS = ['a', 'b', 'text', 'upper_case', 'Mixed'];

test.each<[string, readonly string[] | undefined]>([
  ['a > 0', ['a']],
  ['A > 0', ['a']],
  ['b <> \'a\'', ['b']],
  ["b <> 'it''s a' AND a IS NOT NULL", ['a', 'b']],
  ['"a" > 0', ['a']],
  ['`a` > 0 OR t.b < 1e5', ['a', 'b']],
  ['"Mixed" = 1', ['Mixed']],
  ['Mixed = 1', ['Mixed']],
  ['upper(b) = b', ['b']],
  ['a (b)', ['b']],
  ['aa > 0', undefined],
  ['"A" > 0', undefined],
  ['"upper" = 1', undefined],
  ['mixed = 1', undefined],
  ['a = other', undefined],
  ['CAST(a AS text) = b', undefined],
  ['"text" = a', ['a', 'text']],
  ['CAST(a AS integer) BETWEEN 1 AND 2', ['a']],
  ['lower(b) COLLATE nocase DESC', ['b']],
  ['a = $1', ['a']],
  ['1 > 0', []],
])('%s', (sql, columns) => expect(columnsNamed(sql, COLUMNS)).toEqual(columns));

test.each<[string, readonly string[]]>([
  ['a > 0', ['a']],
  ['A > 0 AND a < 9 AND "a" <> 5', ['a']],
  ["upper(b) <> 'a' OR t.c IS NULL", ['b', 'c']],
  ['`d` BETWEEN 1e5 AND 2', ['d']],
  ['"A" > 0', ['A']],
  ['1 > 0', []],
])('names in %s', (sql, names) => expect(namesIn(sql)).toEqual(names));
