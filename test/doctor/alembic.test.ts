import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { pythonOf, type StackName, stackNames } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';

const run = promisify(execFile);

const MODELS = {
  first: 'from sqlalchemy import Column, Integer, MetaData, String, Table\nmetadata = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})\nTable("shop", metadata, Column("id", Integer, primary_key=True))\n',
  second: 'from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table\nmetadata = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s"})\nTable("shop", metadata, Column("id", Integer, primary_key=True), Column("code", String(8), unique=True), Column("parent", Integer, ForeignKey("shop.id")))\n',
};

/** A project as Alembic itself makes it, with a migfix for its hook to run. */
async function project(stack: StackName, template: string) {
  const folder = folderWith({ 'models.py': MODELS.first, 'package.json': '{}' });
  const alembic = async (...args: string[]) => run(pythonOf(stack), ['-m', 'alembic', ...args], { cwd: folder, env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
  await alembic('init', '-t', template, 'migrations');
  const edit = (path: string, change: (text: string) => string) => writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
  const databases = template === 'multidb' ? ['engine1', 'engine2'] : ['alembic'];
  edit('alembic.ini', (text) => databases.reduce((ini, name) => ini.replace(/^sqlalchemy\.url = driver.*$/m, `sqlalchemy.url = sqlite:///${name}.db`), text));
  const metadata = template === 'multidb' ? 'target_metadata = {"engine1": models.metadata, "engine2": models.metadata}' : 'target_metadata = models.metadata';
  edit('migrations/env.py', (text) => `import models\n${text.replace(/^target_metadata = .*$/m, metadata)}`);
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'migfix'), `#!/bin/sh\necho "$@" >> "${folder}/ran"\n`);
  chmodSync(join(bin, 'migfix'), 0o755);
  return { folder, alembic, python: pythonOf(stack) };
}

async function doctor(folder: string, ...args: string[]) {
  let out = '';
  const io = { ...createNodeIo(folder), out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
  return { code: await main(['doctor', ...args], io), out };
}

const revisions = (folder: string): readonly string[] => readdirSync(join(folder, 'migrations/versions')).filter((name) => name.endsWith('.py'));

/** Two revisions by autogenerate, each applied: the second alters a table. */
async function develop({ folder, alembic }: Awaited<ReturnType<typeof project>>): Promise<string> {
  await alembic('revision', '--autogenerate', '-m', 'one');
  await alembic('upgrade', 'head');
  const known = revisions(folder);
  writeFileSync(join(folder, 'models.py'), MODELS.second);
  await alembic('revision', '--autogenerate', '-m', 'two');
  await alembic('upgrade', 'head');
  await alembic('downgrade', 'base');
  await alembic('upgrade', 'head');
  const made = revisions(folder).find((name) => !known.includes(name)) as string;
  return readFileSync(join(folder, 'migrations/versions', made), 'utf8');
}

const cases = stackNames.flatMap((stack) => (stack === 'old' ? ['generic', 'multidb'] : ['generic', 'multidb', 'pyproject']).map((template) => [stack, template] as const));

describe("what Alembic's own templates make, mended", () => {
  it.each(cases)('%s, %s', { timeout: 120_000 }, async (stack, template) => {
    const made = await project(stack, template);
    const { folder, python } = made;
    const before = await doctor(folder, '--python', python);
    expect(before).toMatchObject({ code: 1, out: expect.stringContaining('+') });

    const written = await doctor(folder, '--python', python, '--write', '--allow-no-vcs');
    // the hook needs Alembic 1.12: that stays to be said on the old stack
    expect(written.code, written.out).toBe(stack === 'old' ? 1 : 0);
    await run(python, ['-c', 'import ast, sys; ast.parse(open(sys.argv[1]).read())', join(folder, 'migrations/env.py')]);
    expect(await doctor(folder, '--python', python, '--output-format', 'diff')).toMatchObject({ code: written.code });

    const second = await develop(made);
    expect(second).toMatch(/with op\.batch_alter_table\('shop', schema=None\) as batch_op:/);
    expect(second).not.toMatch(/op\.(add_column|create_unique_constraint|create_foreign_key)\('/);
    expect(existsSync(join(folder, 'ran'))).toBe(stack !== 'old');
    if (stack !== 'old') expect(readFileSync(join(folder, 'ran'), 'utf8')).toMatch(/^--write --allow-dirty --allow-no-vcs .*_one\.py\n--write --allow-dirty --allow-no-vcs .*_two\.py\n$/);
  });

  it('needs mending: bare operations fail', { timeout: 120_000 }, async () => {
    await expect(develop(await project('new', 'generic'))).rejects.toThrow(/No support for ALTER of constraints/);
  });

  it('is changed once', async () => {
    const { folder, python } = await project('new', 'generic');
    await doctor(folder, '--python', python, '--write', '--allow-no-vcs');
    const text = () => ['alembic.ini', 'migrations/env.py'].map((name) => readFileSync(join(folder, name), 'utf8'));
    const once = text();
    expect(await doctor(folder, '--python', python, '--write', '--allow-no-vcs')).toMatchObject({ code: 0 });
    expect(text()).toEqual(once);
  });
});

/** The facts that the findings state, on each stack. */
describe('what the findings say is so', () => {
  const ENV = (before: string, options: string) => `from alembic import context\nfrom sqlalchemy import create_engine, event\nfrom sqlalchemy.engine import Engine\n@event.listens_for(Engine, "connect")\ndef pragma(connection, record):\n    connection.execute("PRAGMA foreign_keys=ON")\nwith create_engine("sqlite:///x.db").connect() as connection:\n    ${before}\n    context.configure(connection=connection${options})\n    with context.begin_transaction():\n        context.run_migrations()\n`;
  const revision = (id: string, down: string, body: string) => `from alembic import op\nimport sqlalchemy as sa\nrevision = ${JSON.stringify(id)}\ndown_revision = ${down}\ndef upgrade():\n    ${body}\n`;
  const QUERY = 'import json, sqlite3, sys\nc = sqlite3.connect("x.db")\nprint(json.dumps([row[0] for row in c.execute(sys.argv[1])]))';

  async function upgraded(stack: StackName, env: string, files: Record<string, string>, query: string): Promise<unknown> {
    const folder = folderWith({ 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': env, ...Object.fromEntries(Object.entries(files).map(([id, text]) => [`m/versions/${id}.py`, text])) });
    await run(pythonOf(stack), ['-m', 'alembic', 'upgrade', 'head'], { cwd: folder }).catch(() => undefined);
    return JSON.parse((await run(pythonOf(stack), ['-c', QUERY, query], { cwd: folder })).stdout);
  }

  const cascade = {
    a: revision('a', 'None', 'op.create_table("p", sa.Column("id", sa.Integer, primary_key=True))\n    op.create_table("c", sa.Column("p", sa.Integer, sa.ForeignKey("p.id", ondelete="CASCADE")))\n    op.execute("INSERT INTO p VALUES (1)")\n    op.execute("INSERT INTO c VALUES (1)")'),
    b: revision('b', '"a"', 'with op.batch_alter_table("p", recreate="always") as batch_op:\n        batch_op.add_column(sa.Column("n", sa.Integer))'),
  };

  it.each(stackNames)('%s: foreign keys on, a copied table takes its children along; the remedy keeps them', async (stack) => {
    expect(await upgraded(stack, ENV('pass', ''), cascade, 'SELECT p FROM c')).toEqual([]);
    expect(await upgraded(stack, ENV('connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")', ''), cascade, 'SELECT p FROM c')).toEqual([1]);
  });

  it.each(stackNames)('%s: switching it off through SQLAlchemy loses the upgrade from SQLAlchemy 2 on', async (stack) => {
    const left = await upgraded(stack, ENV('connection.exec_driver_sql("PRAGMA foreign_keys=OFF")', ''), cascade, 'SELECT version_num FROM alembic_version');
    expect(left).toEqual(stack === 'old' ? ['b'] : []);
  });

  const failing = {
    a: revision('a', 'None', 'op.create_table("one", sa.Column("id", sa.Integer))'),
    b: revision('b', '"a"', 'op.create_table("two", sa.Column("id", sa.Integer))'),
    c: revision('c', '"b"', 'raise ValueError'),
  };

  it.each(stackNames)('%s: transactional_ddl without transaction_per_migration loses the stamps, not the tables', async (stack) => {
    const after = async (options: string) => [
      await upgraded(stack, ENV('pass', options), failing, 'SELECT version_num FROM alembic_version'),
      await upgraded(stack, ENV('pass', options), failing, "SELECT name FROM sqlite_master WHERE name = 'one'"),
    ];
    expect(await after(', transactional_ddl=True')).toEqual([[], ['one']]);
    expect(await after(', transactional_ddl=True, transaction_per_migration=True')).toEqual([['b'], ['one']]);
    expect(await after('')).toEqual([['b'], ['one']]);
  });
});
