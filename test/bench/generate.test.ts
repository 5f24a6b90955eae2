import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { unsafeOf } from '../../scripts/corpus/operations.ts';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { defaultOptions } from '../../src/core/fix.ts';
import { readFile } from '../../src/core/read.ts';
import { createParser } from '../../src/node/parser.ts';
import { openLab } from '../alembic/lab.ts';
import { codes, rewriteChain } from '../chains.ts';

const files = 4_000;
const texts = [...generateRevisions({ files })].map(({ text }) => text);
const sizes = texts.map((text) => text.length).sort((a, b) => a - b);
const share = (count: number): number => count / files;

const digest = (seed: number): string => {
  const hash = createHash('sha256');
  for (const { name, text } of generateRevisions({ files: 200, seed })) hash.update(name).update(text);
  return hash.digest('hex');
};

test('the same seed gives the same files, another seed others', () => {
  expect(digest(1)).toBe(digest(1));
  expect(digest(2)).not.toBe(digest(1));
});

test('sizes are those of real folders: median 1.4 KB, 90th percentile 4.6 KB, a few of 80 KB', () => {
  expect(sizes[files / 2]).toBeGreaterThan(1_300);
  expect(sizes[files / 2]).toBeLessThan(1_500);
  expect(sizes[files * 0.9]).toBeGreaterThan(4_350);
  expect(sizes[files * 0.9]).toBeLessThan(4_850);
  const large = sizes.filter((size) => size > 70_000);
  expect(large.length).toBeGreaterThanOrEqual(3);
  expect(large.length).toBeLessThanOrEqual(8);
  expect(large.at(-1)).toBeLessThan(90_000);
});

test('48 % of the files have operations that SQLite refuses, as migfix itself counts them', async () => {
  const parse = await createParser();
  const some = texts.filter((_, n) => n % 4 === 0);
  const unsafe = some.filter((text) => unsafeOf(readFile(text, parse(text)), defaultOptions).length > 0);
  expect(unsafe.length / some.length).toBeGreaterThan(0.45);
  expect(unsafe.length / some.length).toBeLessThan(0.51);
});

test('a few hundred tables, and most revisions change what is there', () => {
  const tables = texts.reduce((sum, text) => sum + (text.match(/op\.create_table\(/g)?.length ?? 0), 0);
  expect(tables).toBeGreaterThan(200);
  expect(tables).toBeLessThan(600);
  expect(share(texts.filter((text) => text.includes('op.create_table(')).length)).toBeLessThan(0.15);
});

const lab = openLab('middle');
afterAll(() => lab.close());

test('the chain is a real one: migrated, it runs up, down and up again on SQLite', async () => {
  const inputs = new Map([...generateRevisions({ files: 40 })].map(({ name, text }) => [name.slice(0, -3), text]));
  const files = Object.fromEntries([...codes(rewriteChain(inputs, {}))].map(([name, code]) => [`${name}.py`, code]));
  const { steps, complete } = await lab.journey({ files, limit: 150 });
  expect(steps.filter(({ error }) => error).map(({ revision, error }) => [revision, error])).toEqual([]);
  expect(complete).toBe(true);
});
