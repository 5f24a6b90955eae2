import { expect, it } from 'vitest';
import { collectPatterns } from '../../scripts/patterns/collect.ts';
import { byHand, linear } from '../../scripts/patterns/record.ts';

/** What a checker says of each regular expression is written down, as it takes minutes to ask it of all: `npm run check:patterns`. */
it('every regular expression was checked, and every one that was checked is there', async () => {
  const patterns = [...(await collectPatterns()).keys()].toSorted();
  expect([...linear(), ...byHand().keys()].toSorted()).toEqual(patterns);
});

it('whoever says that one is harmless says why', () => {
  expect([...byHand().values()].filter((reason) => reason.length < 40)).toEqual([]);
});
