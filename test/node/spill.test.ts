import fs, { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSpill } from '../../src/node/spill.ts';
import { folderWith } from './folder.ts';

const VALUES = ['', 'ä€😀', 'a lone half: \ud83d', { a: [1, 'x'.repeat(100_000)] }, null];
const roundTrips = (spill: ReturnType<typeof openSpill>): void => {
  const numbers = VALUES.map(spill.put);
  expect(numbers.toReversed().map(spill.get).toReversed()).toEqual(VALUES);
};

it('brings back what was put there, and its file has no name', () => {
  const folder = folderWith({});
  const spill = openSpill(folder);
  roundTrips(spill);
  roundTrips(spill);
  expect(readdirSync(folder)).toEqual([]);
});

it('does without a file where none can be made', () => {
  roundTrips(openSpill(join(folderWith({}), 'none')));
});

it('keeps in the memory what a full disk takes a part of, and goes on', () => {
  let calls = 0;
  const full: typeof fs.writeSync = (...given: unknown[]) => {
    const [file, bytes, from, length, position] = given as [number, Uint8Array, number, number, number];
    if (++calls % 3 === 0) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    return fs.writeSync(file, bytes, from, Math.max(1, length >> 1), position);
  };
  const spill = openSpill(folderWith({}), { ...fs, writeSync: full });
  roundTrips(spill);
  roundTrips(spill);
  expect(calls).toBeGreaterThan(10);
});
