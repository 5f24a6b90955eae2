/** Our order against that of the real Alembic, on generated folders. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRevision, type Revision } from '../../src/core/revision.ts';
import { orderRevisions, type RevisionOrder } from '../../src/core/revisions.ts';
import { readNames } from '../../src/core/scopes.ts';
import { createParser } from '../../src/node/parser.ts';
import { SEED } from '../generate/seed.ts';
import { openLab, type ChainResult, type Lab } from '../alembic/lab.ts';
import type { Parse } from '../../src/core/types.ts';

let parse: Parse;
let labs: readonly Lab[];

beforeAll(async () => {
  parse = await createParser();
  labs = [openLab('old'), openLab('new')];
});
afterAll(() => Promise.all(labs.map((lab) => lab.close())));

type Files = Readonly<Record<string, string>>;

const tuple = (ids: readonly string[]): string => (ids.length === 0 ? 'None' : ids.length === 1 ? `'${ids[0]}'` : `(${ids.map((id) => `'${id}'`).join(', ')})`);

/** Every revision is built on earlier ones; the names of the files say nothing about that. */
const folder = (dependencies: number): fc.Arbitrary<Files> => {
  const one = fc.record({
    down: fc.array(fc.nat(), { maxLength: 3 }),
    needs: fc.array(fc.nat(), { maxLength: dependencies }),
    // mostly a chain: branches of some length are what the order is about
    next: fc.integer({ min: 0, max: 9 }),
    label: fc.integer({ min: 0, max: 4 }),
    name: fc.nat({ max: 999 }),
  });
  return fc.array(one, { minLength: 1, maxLength: 16 }).map((all) => {
    const ids = all.map((_, at) => `rev${at}x`);
    const entries = all.map(({ down, needs, next, label, name }, at) => {
      const among = (picks: readonly number[]): readonly string[] => (at ? [...new Set(picks.map((pick) => ids[pick % at] as string))] : []);
      const parents = at && next < 6 ? [ids[at - 1 - (next % Math.min(at, 3))] as string] : among(down);
      const wanted = next % 3 ? [] : among(needs).filter((id) => !parents.includes(id));
      const labels = !parents.length && label ? `'label${at}'` : 'None';
      const needed = wanted.map((id) => (label === 4 && all[Number(id.slice(3, -1))]?.label && isBase(all, Number(id.slice(3, -1))) ? `label${id.slice(3, -1)}` : id));
      return [`${String(name).padStart(3, '0')}_${at}.py`, `revision = '${ids[at]}'\ndown_revision = ${tuple(parents)}\nbranch_labels = ${labels}\ndepends_on = ${tuple(needed)}\n`];
    });
    return Object.fromEntries(entries) as Files;
  });
};

const isBase = (all: readonly { down: readonly number[]; next: number }[], at: number): boolean => at === 0 || ((all[at]?.next ?? 0) >= 6 && !all[at]?.down.length);

const revisionsOf = (files: Files): readonly Revision[] =>
  Object.entries(files).map(([name, code]) => readRevision(readNames(code, parse(code)), name).revision as Revision);

const ids = (revisions: readonly Revision[]): readonly string[] => revisions.map(({ id }) => id);

const sorted = (words: readonly string[]): readonly string[] => [...words].sort();

/** The first revision that stands before one that it needs. */
const tooEarly = ({ order, parents }: RevisionOrder): string | undefined => {
  const place = new Map(order.map((revision, at) => [revision, at]));
  return order.find((revision, at) => (parents.get(revision) ?? []).some((parent) => (place.get(parent) as number) >= at))?.id;
};

async function compare(files: Files, lab: Lab, same: (ours: RevisionOrder, theirs: ChainResult) => void): Promise<void> {
  const theirs = await lab.chain(files);
  const ours = orderRevisions(revisionsOf(files));
  // A merge of a revision and its own ancestor: Alembic orders it, then its version table fails.
  if (theirs.error?.startsWith('KeyError')) stopped++;
  else expect({ error: theirs.error, ran: theirs.ran }).toEqual({ error: null, ran: [...theirs.walk].reverse() });
  expect({ heads: sorted(ids(ours.heads)), bases: sorted(ids(ours.bases)), early: tooEarly(ours), all: sorted(ids(ours.order)) }).toEqual({
    heads: sorted(theirs.heads), bases: sorted(theirs.bases), early: undefined, all: sorted(theirs.walk),
  });
  same(ours, theirs);
}

let stopped = 0;
const RUNS = Number(process.env['MIGFIX_GRAPHS'] ?? 150);

describe('generated folders', () => {
  it('are run in our order, where Alembic itself has one', { timeout: 600_000 }, async () => {
    const [, lab] = labs as [Lab, Lab];
    await fc.assert(fc.asyncProperty(folder(1), (files) => compare(files, lab, (ours, theirs) => expect(ids(ours.order)).toEqual([...theirs.walk].reverse()))), { numRuns: RUNS, seed: SEED });
    expect(stopped).toBeLessThan(RUNS / 2);
  });

  // Alembic 1.8 takes the files as the disk has them; and every version keeps several depends_on in a set, whose order changes from run to run.
  it('have the same heads and bases, and an order that fits, where it has none', { timeout: 600_000 }, async () => {
    for (const lab of labs) await fc.assert(fc.asyncProperty(folder(3), (files) => compare(files, lab, () => {})), { numRuns: RUNS / 3, seed: SEED });
  });
});

describe('what Alembic refuses', () => {
  const file = (id: string, down: string, more = ''): string => `revision = '${id}'\ndown_revision = ${down}\n${more}`;
  it.each([
    ['cycle', { 'a.py': file('a', "('b',)"), 'b.py': file('b', "'a'") }, 'CycleDetected'],
    ['cycle', { 'a.py': file('a', 'None', "depends_on = 'b'"), 'b.py': file('b', "'a'") }, 'CycleDetected'],
    ['cycle', { 'a.py': file('a', "'a'") }, 'LoopDetected'],
    ['missing-parent', { 'b.py': file('b', "'a'") }, 'KeyError'],
    ['missing-parent', { 'a.py': file('abcdef', 'None'), 'b.py': file('b', "'abcde'") }, 'KeyError'],
    ['missing-parent', { 'a.py': file('abcdef', 'None'), 'b.py': file('b', 'None', "depends_on = 'abcde'") }, 'KeyError'],
    ['missing-parent', { 'a.py': file('a', 'None', "branch_labels = 'shop'"), 'b.py': file('b', "'shop'") }, 'KeyError'],
    ['duplicate-label', { 'a.py': file('a', 'None', "branch_labels = 'shop'"), 'b.py': file('b', "'a'", "branch_labels = 'shop'") }, 'RevisionError'],
  ] as const)('is a finding: %s in %j', async (kind, files, error) => {
    expect(orderRevisions(revisionsOf(files)).problems.map((problem) => problem.kind)).toContain(kind);
    for (const lab of labs) expect((await lab.chain(files)).error).toContain(error);
  });

  it('and what it only warns of', async () => {
    const files = { 'a.py': file('a', 'None'), 'b.py': file('b', "'a'"), 'c.py': file('b', "'a'") };
    expect(orderRevisions(revisionsOf(files)).problems.map(({ kind }) => kind)).toEqual(['duplicate-id']);
    for (const lab of labs) expect((await lab.chain(files)).warnings.join()).toContain('Revision b is present more than once');
  });
});
