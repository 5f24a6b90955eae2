import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, RevisionReport } from '../../src/verify/model.ts';
import type { Pair } from '../../src/verify/request.ts';
import { ensureStacks } from '../alembic/stacks.ts';
import { type Bodies, mutations, named, setup } from './mutations.ts';
import { migration, pair, prove } from './prove.ts';

/** All of them in one chain, each on tables of its own. */
function chain(after: (index: number) => Bodies): readonly Pair[] {
  const text = (index: number, [up, down]: Bodies) =>
    migration(`r${index}`, index ? `r${index - 1}` : 'setup', named(up, index), named(down, index));
  return [pair('setup', setup()), ...mutations.map(({ before }, index) => pair(`r${index}`, text(index, before), text(index, after(index))))];
}

let right: Report;
let wrong: Report;
const of = (report: Report, index: number): RevisionReport => report.revisions.find(({ revision }) => revision === `r${index}`)!;
const told = ({ problems }: RevisionReport) => problems.map(({ outcome, check, where, message }) => `${outcome} [${check}] ${where}: ${message}`);

beforeAll(async () => {
  await ensureStacks();
  right = await prove(chain((index) => mutations[index]!.right), { foreignKeys: true });
  wrong = await prove(chain((index) => mutations[index]!.wrong), { foreignKeys: true });
}, 600_000);

describe('wrong rewrites', () => {
  it('are at least thirty', () => expect(mutations.length).toBeGreaterThanOrEqual(30));

  it.each(mutations.map(({ name, caught }, index) => [name, caught, index] as const))('%s is caught by %s', (_name, caught, index) => {
    const report = of(wrong, index);
    const fails = report.problems.filter(({ outcome }) => outcome === 'fails');
    expect(fails.map(({ check }) => check), told(report).join('\n')).toContain(caught);
    expect(report.outcome).toBe('fails');
  });

  it.each(mutations.map(({ name }, index) => [name, index] as const))('%s: the right one holds', (_name, index) => {
    const report = of(right, index);
    expect(report.problems.filter(({ proof }) => proof !== 'foreign keys on'), told(report).join('\n')).toEqual([]);
  });
});
