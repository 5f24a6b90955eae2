/** Generated migrations as chains: the replayed schema is what Alembic builds of them on SQLite, as far as they run there. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { fixtureSchema, openLab } from '../alembic/lab.ts';
import { ensureStacks } from '../alembic/stacks.ts';
import { codes, rewriteChain } from '../chains.ts';
import { parse } from '../fixtures.ts';
import { migration } from '../generate/migration.ts';
import { SEED } from '../generate/seed.ts';
import { compareSchema } from './compare.ts';
import { typesIn } from './types.ts';

const CHAINS = Number(process.env['MIGFIX_CHAINS'] ?? 40);
const LENGTH = 4;

await ensureStacks();
const lab = openLab('middle');
afterAll(() => lab.close());

const numbered = (code: string, at: number): string => code.replace(/^revision = .*$/m, `revision = 'r${at}'`).replace(/^down_revision = .*$/m, `down_revision = '${at === 1 ? 'setup' : `r${at - 1}`}'`);

const chain = fc.array(migration, { minLength: LENGTH, maxLength: LENGTH }).map(
  (links) => new Map([['setup', `${fixtureSchema}\n\nrevision = 'setup'\ndown_revision = None\n`], ...links.map((code, i) => [`r${i + 1}`, numbered(code, i + 1)] as const)]),
);

/** The wrong facts of every step that ran, and how many steps and facts were compared. */
async function compared(texts: ReadonlyMap<string, string>): Promise<{ readonly wrong: readonly string[]; readonly steps: number; readonly equal: number }> {
  const files = [...codes(rewriteChain(texts, {}))].map(([name, code]) => ({ name: `${name}.py`, code, configured: true }));
  const history = readChains(files, parse).chains[0]!;
  const { steps } = await lab.journey({ files: Object.fromEntries(files.map(({ name, code }) => [name, code])), ways: ['upgrade'], reflect: true });
  const typeOf = await typesIn(lab, history, 'sqlite');
  const ran = steps.filter(({ ok }) => ok);
  const findings = ran.flatMap(({ revision, tables }) => compareSchema(history.schema(history.order.order.find(({ id }) => id === revision)), tables!, { typeOf, names: 'none' }));
  const wrong = findings.filter(({ verdict }) => verdict === 'wrong').map(({ table, column = '', detail }) => `${table} ${column} ${detail}`);
  return { wrong, steps: ran.length, equal: findings.filter(({ verdict }) => verdict === 'equal').length };
}

describe('generated chains', () => {
  it('say nothing wrong', { timeout: 600_000 }, async () => {
    const sums = { steps: 0, equal: 0 };
    for (const texts of fc.sample(chain, { seed: SEED, numRuns: CHAINS })) {
      const { wrong, steps, equal } = await compared(texts);
      expect(wrong, [...texts.values()].slice(1, steps + 1).join('\n')).toEqual([]);
      sums.steps += steps;
      sums.equal += equal;
    }
    // most are refused by SQLite at some revision, but not all, and not at once
    expect(sums.steps).toBeGreaterThan(1.5 * CHAINS);
    expect(sums.equal).toBeGreaterThan(50 * sums.steps);
  });
});
