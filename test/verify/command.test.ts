import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import type { Report } from '../../src/verify/model.ts';
import { ensureStacks, pythonOf } from '../alembic/stacks.ts';
import { readPage } from '../reporters/read-page.ts';
import { migration } from './prove.ts';

/** `migfix verify` as it is typed, on a small project in a folder of its own. */

let folder: string;
const versions = () => join(folder, 'migrations', 'versions');
const BARE = migration('b', 'a', `op.alter_column('t', 'name', existing_type=sa.String(20), nullable=False)`, `op.alter_column('t', 'name', existing_type=sa.String(20), nullable=True)`);
// Takes away what the rewrite adds: the rows with NULL are refused after all.
const BROKEN = migration('c', 'b', `op.add_column('t', sa.Column('code', sa.Integer(), nullable=False))\nop.create_unique_constraint('uq_code', 't', ['code'])\nraise ValueError('not today')`);

const files = {
  'a.py': migration('a', null, `op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(20)))`, `op.drop_table('t')`),
  'b.py': BARE,
};

beforeAll(async () => {
  await ensureStacks();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'migfix-command-')));
  await mkdir(versions(), { recursive: true });
  await writeFile(join(folder, 'alembic.ini'), '[alembic]\nscript_location = migrations\nsqlalchemy.url = postgresql://nobody@nowhere/production\n');
  await writeFile(join(folder, 'migrations', 'env.py'), ENV);
  for (const [name, text] of Object.entries(files)) await writeFile(join(versions(), name), text);
}, 600_000);
afterAll(() => rm(folder, { recursive: true }));

const ENV = `from alembic import context
from sqlalchemy import create_engine

engine = create_engine(context.config.get_main_option('sqlalchemy.url'))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
`;

async function migfix(...argv: readonly string[]) {
  let [out, err] = ['', ''];
  const io = { ...createNodeIo(folder), stdoutTty: false, stderrTty: false, out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = await main([...argv, '--python', pythonOf('middle')], io);
  return { code, out, err };
}

describe('the report of the proof', () => {
  it('is a page: what ran, how long, and the SQL of PostgreSQL before and after', async () => {
    const { code, out, err } = await migfix('verify', '--output-format', 'html');
    const { data, contents } = readPage(out);
    expect(code).toBe(0);
    expect(data.proof).toMatchObject({ revisions: 2, before: 1, after: 2, holds: 2, fails: 0, notChecked: [expect.stringContaining('--postgres auto')] });
    expect(data.versions).toMatchObject({ alembic: expect.stringMatching(/^1\./), sqlite: expect.stringMatching(/^3\./) });
    expect(data.files.map(({ state, seconds }) => [state, typeof seconds])).toEqual([['proven', 'number'], ['person', 'number']]);
    expect(contents[1]?.proof?.sql).toContainEqual({ direction: 'upgrade', lines: ['ALTER TABLE t ALTER COLUMN name SET NOT NULL;'], hunks: expect.anything() });
    expect([out.includes(folder), JSON.stringify(contents).includes(folder), err.includes('2 files read')]).toEqual([false, false, true]);
    expect((await migfix('verify', '--output-format', 'html', '--against', 'git:HEAD')).err).toContain('--against does not go with --output-format html');
  });
});

describe('migfix verify', () => {
  it('proves what --write would write, and writes nothing', async () => {
    const { code, out } = await migfix('verify');
    expect(out).toMatch(/^migfix verify: as on the disk → as --write would write it\nPython 3\.\d+\.\d+, Alembic 1\./);
    expect(out).toMatch(/a\.py +holds +holds +holds +– +–/);
    expect(out).toContain('not checked: PostgreSQL itself: not asked for (--postgres auto)');
    expect(out).toMatch(/2 revisions: 2 hold; on SQLite 1 ran before and 2 run after;/);
    expect(code).toBe(0);
    expect(await readFile(join(versions(), 'b.py'), 'utf8')).toBe(BARE);
  });

  it('runs the rest of the chain of a file that is named alone, and reports that file', async () => {
    const { code, out } = await migfix('verify', 'migrations/versions/b.py', '--output-format', 'json');
    const report = JSON.parse(out) as Report & { version: number };
    expect(report.version).toBe(1);
    expect(report.revisions.map(({ revision, outcome, changed, before, after }) => [revision, outcome, changed, before, after])).toEqual([['b', 'holds', true, false, true]]);
    expect(code).toBe(0);
  });

  it('takes the naming convention of target_metadata along', async () => {
    const env = join(folder, 'migrations', 'env.py');
    const c = join(versions(), 'c.py');
    await writeFile(c, migration('c', 'b', `op.add_column('t', sa.Column('parent_id', sa.Integer(), sa.ForeignKey('t.id')))`, `op.drop_constraint('fk_t_parent_id_t', 't', type_='foreignkey')\nop.drop_column('t', 'parent_id')`));
    await writeFile(env, `${ENV.replace('engine =', "from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={'uq': 'uq_%(table_name)s', 'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s'})\nengine =").replace('connection=connection', 'connection=connection, target_metadata=target_metadata')}`);
    const { out } = await migfix('verify', '--output-format', 'json');
    await writeFile(env, ENV);
    await rm(c);
    expect((JSON.parse(out) as Report).revisions.map(({ changed, outcome, problems }) => [changed, outcome, problems.map(({ message }) => message)])).toEqual([[false, 'holds', []], [true, 'holds', []], [true, 'holds', []]]);
  });

  it('blames no rewrite for what stands in for a missing module', async () => {
    const c = join(versions(), 'c.py');
    const text = migration('c', 'b', `op.drop_column('t', 'name', schema=schema)`, `op.add_column('t', sa.Column('name', sa.String(20)))`);
    await writeFile(c, text.replace('import sqlalchemy as sa', 'import sqlalchemy as sa\nfrom gone.config import schema'));
    const { out } = await migfix('verify', '--stub-imports', '--output-format', 'json');
    await rm(c);
    const last = (JSON.parse(out) as Report).revisions.at(-1)!;
    expect([last.changed, last.outcome, last.problems[0]]).toMatchObject([true, 'unproven', { check: 'beyond SQLite', message: expect.stringMatching(/^cannot be proven, because a module that it needs is missing: TypeError: .*Inert/) }]);
  });

  it('runs env.py when asked, with its database replaced', async () => {
    const { code, out, err } = await migfix('verify', '--env');
    expect(err).toContain('warning: --env runs');
    expect(out).toContain('2 revisions: 2 hold');
    expect(code).toBe(0);
  });

  it('finds the fewest rows that show what breaks, and writes only what is proven', async () => {
    await writeFile(join(versions(), 'c.py'), BROKEN);
    try {
      const found = await migfix('verify', '--bisect');
      expect(found.code).toBe(1);
      expect(found.out).toContain('bisect: the first that breaks is c (migrations/versions/c.py): ValueError: not today\non empty tables already');
      expect(found.out).toMatch(/unproven|fails/);
      const { code, err, out } = await migfix('--write', '--verify', '--allow-no-vcs', '--output-format', 'text,markdown=pr.md');
      const text = await readFile(join(folder, 'pr.md'), 'utf8');
      expect(text).toMatch(/\*\*1 changed\*\*[^]*\nProven: [^]*`migrations\/versions\/c\.py` `skipped`: `not written, because it is not proven/);
      expect(`${out}${err}`).toContain('not written, because it is not proven');
      expect(await readFile(join(versions(), 'c.py'), 'utf8')).toBe(BROKEN);
      expect(await readFile(join(versions(), 'b.py'), 'utf8')).toContain('batch_alter_table');
      expect(code).toBe(1);
    } finally {
      await rm(join(versions(), 'c.py'));
      await writeFile(join(versions(), 'b.py'), BARE);
    }
  });

  it('compares with a commit', async () => {
    const git = (...args: readonly string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { stdio: 'pipe' });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'as it was');
    await writeFile(join(versions(), 'b.py'), BARE.replace('nullable=False', 'nullable=True'));
    try {
      const { code, out } = await migfix('verify', '--against', 'git:HEAD');
      expect(out).toContain('migfix verify: git:HEAD → as on the disk');
      expect(out).toContain('[other databases] PostgreSQL, upgrade');
      expect(code).toBe(1);
      const wrong = await migfix('verify', '--against', 'git:nowhere');
      expect(wrong).toMatchObject({ code: 2, err: 'migfix: --against: git does not know nowhere\n' });
    } finally {
      await writeFile(join(versions(), 'b.py'), BARE);
    }
  });

  it('says in one line what it cannot do', async () => {
    expect(await migfix('verify', '--write')).toMatchObject({ code: 2, err: 'migfix: --write does not go with "migfix verify"\n' });
    expect(await migfix('verify', '--rows', 'many')).toMatchObject({ code: 2, err: 'migfix: --rows must be a whole number above 0, not "many"\n' });
    expect(await migfix('--bisect')).toMatchObject({ code: 2 });
    expect(await migfix('--verify')).toMatchObject({ code: 2, err: expect.stringContaining('--verify goes with --write') });
    const none = await main(['verify', '--python', join(folder, 'no-python')], { ...createNodeIo(folder), err: () => undefined });
    expect(none).toBe(2);
  });

  it('says when there is no chain', async () => {
    await writeFile(join(versions(), 'd.py'), migration('d', 'nowhere', 'pass'));
    try {
      const { code, err } = await migfix('verify');
      expect(code).toBe(2);
      expect(err).toContain('nowhere');
    } finally {
      await rm(join(versions(), 'd.py'));
    }
  });
});
