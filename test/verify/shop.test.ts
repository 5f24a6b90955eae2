import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/verify/model.ts';
import { ensureStacks, stackNames } from '../alembic/stacks.ts';
import { prove } from './prove.ts';
import { altered, shop } from './shop.ts';

beforeAll(async () => void (await ensureStacks()), 600_000);

const problems = (report: Report) =>
  report.revisions.flatMap(({ revision, problems: found }) => found.filter(({ proof }) => proof !== 'foreign keys on').map(({ check, where, message }) => `${revision} [${check}] ${where}: ${message}`));

describe('examples/legacy-shop', () => {
  it.each(stackNames)('holds on the %s stack, where the original fails at its third revision', async (stack) => {
    const report = await prove(await shop(), {}, stack);
    expect(problems(report)).toEqual([]);
    expect(report.revisions).toHaveLength(26);
    expect(report.revisions.every(({ outcome, after }) => outcome === 'holds' && after)).toBe(true);
    expect(report.revisions.findIndex(({ before }) => !before)).toBe(2);
    expect(report.notChecked).toEqual(['PostgreSQL itself: not asked for (--postgres auto)']);
  }, 300_000);
});

/** The five faults of a house style that is taken literally, written back into what migfix wrote. */
const FAULTS = [
  {
    fault: 'conn.commit()', file: '16ee8b6fe7e2', check: 'version', words: 'alembic_version',
    changes: [[/\n\n\ndef downgrade/, '\n    op.get_bind().commit()\n\n\ndef downgrade']],
  },
  {
    fault: "'temp' and UNIQUE in one block", file: 'fe7861e1dd76', check: 'runs with rows', words: 'UNIQUE constraint failed: _alembic_tmp_category.url_name',
    changes: [
      [/ {4}with op\.batch_alter_table\('category', schema=None\) as batch_op:\n {8}batch_op\.create_unique_constraint\([^)]*\)\n/, ''],
      ["batch_op.create_index('ix_category_url_name', ['url_name'])", "batch_op.create_index('ix_category_url_name', ['url_name'])\n        batch_op.create_unique_constraint('uk_category_url_name_parent', ['url_name', 'parent_id'])"],
    ],
  },
  {
    fault: 'index=True in a copying block', file: 'a479a107a9a8', check: 'leftover', words: 'ix__alembic_tmp_audit_log_severity is left behind',
    changes: [["server_default='0'))", "server_default='0', index=True))"], ["        batch_op.create_index('ix_audit_log_severity', ['severity'])\n", '']],
  },
  {
    fault: 'NOT NULL before the UPDATE', file: 'e81b43b57c89', check: 'runs with rows', words: 'NOT NULL constraint failed: _alembic_tmp_payment.currency',
    changes: [["conn.execute(sa.text(\"UPDATE payment SET currency = 'EUR' WHERE currency IS NULL\"))", 'pass']],
  },
  {
    fault: "'temp' for an Integer", file: 'b6044d01d6ec', check: 'readable', words: "login_count (INTEGER) is 'temp', which is no value of that type",
    changes: [["sa.Column('login_count', sa.Integer(), nullable=False, server_default='0')", "sa.Column('login_count', sa.Integer(), nullable=False, server_default='temp')"]],
  },
] as const;

describe('the faults of the house style, written back by hand', () => {
  let report: Report;
  beforeAll(async () => {
    const pairs = await FAULTS.reduce(async (found, { file, changes }) => altered(await found, file, ...changes), shop());
    report = await prove(pairs);
  }, 300_000);

  it.each(FAULTS.map(({ fault, file, check, words }) => [fault, file, check, words] as const))('%s is caught and named', (_fault, file, check, words) => {
    const revision = report.revisions.find((each) => each.name.includes(file))!;
    const found = revision.problems.filter((problem) => problem.outcome === 'fails' && problem.check === check);
    expect(found.map(({ message }) => message).join('\n'), JSON.stringify(revision.problems, null, 1)).toContain(words);
    expect(found[0]).toMatchObject({ cause: expect.any(String), advice: expect.any(String) });
  });
});
