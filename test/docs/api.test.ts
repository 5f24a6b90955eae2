import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as core from '../../src/core/index.ts';
import * as library from '../../src/node/index.ts';
import { apiPage, readInterface } from '../../scripts/api.ts';

/** What others build on does not change by accident. */

const all = readInterface();

describe('the interface of the package', () => {
  it('is the one that docs/api.md holds', () => {
    expect(apiPage(all)).toBe(readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8'));
  });

  it.each([['migfix', library], ['migfix/core', core]])('%s has at run time what its types say', (entry, module) => {
    const values = all.entries.get(entry)?.filter(({ kind }) => kind !== 'type').map(({ name }) => name);
    expect(values).toEqual(Object.keys(module).sort());
  });

  it('is documented: every function and every value, and every type that has a name outside', () => {
    const missing = [...all.entries].flatMap(([entry, one]) => one.filter(({ documented }) => !documented).map(({ name }) => `${entry}: ${name}`));
    expect(missing).toEqual([]);
  });
});
