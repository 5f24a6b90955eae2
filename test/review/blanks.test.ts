/** Every stub that migfix writes can be filled in on the spot, and stays filled in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { whole } from '../../src/cli/review/change.ts';
import { blanksIn, filled, refusal, requestFor, type Blank } from '../../src/cli/review/stubs.ts';
import { unitsOf } from '../../src/cli/review/units.ts';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { readMarks } from '../../src/core/marks.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';

const parse = await createParser();
const SHOP = join(import.meta.dirname, '../../examples/legacy-shop/migrations/versions');
const shop = (): readonly [string, string][] => readdirSync(SHOP).filter((name) => name.endsWith('.py')).map((name) => [name, readFileSync(join(SHOP, name), 'utf8')]);
const made = (): readonly [string, string][] => [...generateRevisions({ files: 30, seed: 9 })].map(({ name, text }) => [name, text]);

describe.each([['the legacy shop', shop, 17], ['a generated folder', made, 8]] as const)('%s', (_, folder, least) => {
  it.each([['keep', defaultOptions], ['drop', { ...defaultOptions, placeholder: 'drop' }], ['nullable-first', { ...defaultOptions, placeholder: 'nullable-first' }]] as const)('placeholder %s', (__, options) => {
    const files = folder();
    const chains = readChains(files.map(([name, code]) => ({ name, code })), parse);
    let count = 0;
    for (const [name, before] of files) {
      const again = (code: string) => fix(code, parse, transforms, options, chains.historyOf(name));
      const checks = { parse, again };
      const result = again(before);
      if (result.status !== 'fixed') continue;
      let { change } = unitsOf(before, result.code, parse);
      const { units } = unitsOf(before, result.code, parse);
      for (let blank = blanksIn(change, units, checks)[0]; blank; blank = blanksIn(change, units, checks)[0]) {
        const next = filled(change, blank, `lower('it''s' || "a" || ':b')`, checks);
        expect(next).toBeTypeOf('object');
        change = next as typeof change;
        count++;
      }
      const text = whole(change);
      expect(readMarks(text, parse(text)).filter(({ kind, start }) => kind === 'backfill' && !before.includes(text.slice(start, start + 20)))).toEqual([]);
    }
    expect(count).toBeGreaterThanOrEqual(least);
  });
});

describe('what SQLite says', () => {
  const blank = { mark: { table: 'item', column: 'slug' }, name: 'item.slug' } as Blank;
  const item = { name: 'item', columns: ['id', 'title'], whole: true };

  it('is asked with the tables that the chain knows, and the column that is filled', () => {
    expect(requestFor(blank, '1', [item, { name: 'shelf', columns: ['id'], whole: true }])).toEqual({
      table: 'item', column: 'slug', value: '1', tables: [{ name: 'shelf', columns: ['id'] }, { name: 'item', columns: ['id', 'title', 'slug'] }],
    });
    expect(requestFor({ ...blank, mark: { kind: 'backfill' } } as unknown as Blank, '1', []).tables).toHaveLength(1);
  });

  it('counts only as far as the chain knows the tables', () => {
    expect(refusal('no such column: x', blank, [item])).toBe('there is no column x; item has id, title');
    expect(refusal('no such column: x', blank, [{ ...item, whole: false }])).toBeUndefined();
    expect(refusal('no such table: y', blank, [item])).toBe('there is no table y');
    expect(refusal('no such table: y', blank, [{ ...item, whole: false }])).toBeUndefined();
    expect(refusal('no such function: now', blank, [])).toBe('SQLite does not take it: no such function: now');
  });
});
