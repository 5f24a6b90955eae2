import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type DatabaseFacts, examineDatabase } from '../../src/doctor/database.ts';
import { readDatabase } from '../../src/node/database.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';

const python = pythonOf('new');

/** An SQLite file with what the statements make. */
function database(sql: string, path = 'x.db'): { folder: string; file: string } {
  const folder = folderWith({});
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  execFileSync(python, ['-c', 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])', file, sql]);
  return { folder, file };
}

const read = (sql: string, path?: string) => {
  const { folder, file } = database(sql, path);
  return readDatabase({ file, versionTable: 'alembic_version', python }, folder, {});
};

describe('readDatabase', () => {
  it('tells tables, columns, leftovers with their rows, and the version', async () => {
    const found = await read('CREATE TABLE "a b" (id INTEGER PRIMARY KEY AUTOINCREMENT, "x""y" TEXT); CREATE TABLE "_alembic_tmp_a b" (id INTEGER); INSERT INTO "a b" VALUES (1, 1), (2, 2); INSERT INTO "_alembic_tmp_a b" VALUES (1); CREATE TABLE _alembic_tmp_gone (id INTEGER); CREATE TABLE xalembic_tmp_t (id INTEGER); CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES (\'r1\')');
    expect(found).toEqual({
      tables: [{ name: 'a b', columns: ['id', 'x"y'] }, { name: 'xalembic_tmp_t', columns: ['id'] }],
      temporary: [{ name: '_alembic_tmp_a b', rows: 1, originalRows: 2 }, { name: '_alembic_tmp_gone', rows: 0, originalRows: undefined }],
      versions: ['r1'],
    });
  });

  it('reads what has a strange name', async () => {
    expect((await read('CREATE TABLE t (a)', 'a #b?c=%20 ü/x y.db')).tables).toEqual([{ name: 't', columns: ['a'] }]);
  });

  it('never writes', async () => {
    const { folder, file } = database('CREATE TABLE t (a)');
    chmodSync(file, 0o444);
    const before = [readFileSync(file), statSync(file).mtimeMs] as const;
    await readDatabase({ file: 'x.db', versionTable: 'alembic_version', python }, folder, {});
    expect([readFileSync(file), statSync(file).mtimeMs]).toEqual(before);
    expect(readdirSync(folder)).toEqual(['x.db']);
  });

  it.each([
    ['a file that is not there', {}, 'no such file'],
    ['a file that is no database', { 'x.db': 'something else, and long enough to be looked at' }, 'not a database'],
  ])('says what is wrong with %s, and makes none', async (_, files, message) => {
    const folder = folderWith(files);
    await expect(readDatabase({ file: 'x.db', versionTable: 'alembic_version', python }, folder, {})).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual(Object.keys(files));
  });
});

const FACTS: DatabaseFacts = { tables: [{ name: 't', columns: ['id', 'Name'] }], temporary: [], versions: ['r1'] };
const look = (facts: Partial<DatabaseFacts>, more = {}) => examineDatabase({ ...FACTS, ...facts }, { file: 'x.db', versionTable: 'alembic_version', revisions: ['r1', 'r2'], ...more });
const of = (facts: Partial<DatabaseFacts>, check: string, more = {}) => look(facts, more).filter((finding) => finding.check === check);

describe('examineDatabase', () => {
  it('is right', () => expect(look({}).map(({ check, verdict }) => [check, verdict])).toEqual([['leftover-tables', 'right'], ['version-table', 'right']]));

  it.each([
    [{ rows: 3, originalRows: 5 }, 'DROP TABLE "_alembic_tmp_t"'],
    [{ rows: 5, originalRows: 5 }, 'DROP TABLE "_alembic_tmp_t"'],
    [{ rows: 5, originalRows: undefined }, 'RENAME TO "t"'],
  ])('leftovers: %o', (counts, help) => {
    expect(of({ temporary: [{ name: '_alembic_tmp_t', ...counts }] }, 'leftover-tables')).toMatchObject([{ verdict: 'wrong', help: expect.stringContaining(help) }]);
  });

  it('never says to drop the fuller table', () => {
    const [finding] = of({ temporary: [{ name: '_alembic_tmp_t', rows: 5, originalRows: 3 }] }, 'leftover-tables');
    expect(finding?.help).not.toContain('DROP');
  });

  it.each([
    ['a stranger', { versions: ['r9'] }, 'wrong', 'r9'],
    ['no table', { versions: undefined }, 'wrong', 'alembic_version'],
    ['no table in an empty database', { versions: undefined, tables: [] }, 'right', 'empty'],
    ['no row, but tables', { versions: [] }, 'unknown', 'empty'],
    ['no row, no tables', { versions: [], tables: [] }, 'right', 'nothing'],
    ['two rows', { versions: ['r1', 'r2'] }, 'unknown', 'r1, r2'],
  ] as const)('version table: %s', (_, facts, verdict, word) => {
    expect(of(facts, 'version-table')).toMatchObject([{ verdict, message: expect.stringContaining(word) }]);
  });

  it('compares with the schema that the history gives', () => {
    const at = (schema: Record<string, string[]>) => of({}, 'schema', { schemaAt: () => new Map(Object.entries(schema)) });
    expect(at({ T: ['ID', 'name'] })).toMatchObject([{ verdict: 'right' }]);
    expect(at({ t: ['id', 'other'], u: ['id'] }).map(({ verdict, message }) => [verdict, message.split(' ')[0]])).toEqual([['wrong', 't.other'], ['wrong', 'u']]);
    expect(of({}, 'schema', { schemaAt: () => undefined })).toEqual([]);
  });
});

describe('migfix doctor --database', () => {
  it('finds what a failed batch block left, and its remedy mends it', async () => {
    const folder = folderWith({
      'alembic.ini': '[alembic]\nscript_location = m\nsqlalchemy.url = sqlite:///x.db\n',
      'm/env.py': 'from alembic import context\nfrom sqlalchemy import create_engine\nwith create_engine("sqlite:///x.db").connect() as connection:\n    context.configure(connection=connection, render_as_batch=True)\n    with context.begin_transaction():\n        context.run_migrations()\n',
      'm/versions/a.py': 'from alembic import op\nimport sqlalchemy as sa\nrevision = "a"\ndown_revision = None\ndef upgrade():\n    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer))\n    op.execute("INSERT INTO t VALUES (1, 1), (2, 1)")\n',
      'm/versions/b.py': 'from alembic import op\nrevision = "b"\ndown_revision = "a"\ndef upgrade():\n    with op.batch_alter_table("t") as batch_op:\n        batch_op.create_unique_constraint("uq", ["n"])\n',
    });
    const upgrade = () => execFileSync(python, ['-m', 'alembic', 'upgrade', 'head'], { cwd: folder, stdio: 'pipe' });
    const doctor = async () => {
      let out = '';
      const io = { ...createNodeIo(folder), out: (text: string) => void (out += text), err: (text: string) => void (out += text) };
      const code = await main(['doctor', '--database', 'x.db', '--python', python, '--output-format', 'json'], io);
      const { environments } = JSON.parse(out) as { environments: { findings: { check: string; verdict: string; help?: string; message: string }[] }[] };
      return { code, findings: environments[0]?.findings.filter(({ check }) => check === 'leftover-tables') ?? [], version: environments[0]?.findings.find(({ check }) => check === 'version-table') };
    };
    expect(upgrade).toThrow('UNIQUE constraint failed');
    expect(upgrade).toThrow('_alembic_tmp_t already exists');
    const found = await doctor();
    expect(found).toMatchObject({ code: 1, findings: [{ verdict: 'wrong', message: expect.stringContaining('_alembic_tmp_t') }], version: { verdict: 'right', message: expect.stringContaining('names a') } });

    const remedy = /DROP TABLE .*;$/.exec(found.findings[0]?.help ?? '')?.[0] as string;
    execFileSync(python, ['-c', 'import sqlite3, sys; c = sqlite3.connect("x.db"); c.executescript(sys.argv[1] + "UPDATE t SET n = id")', remedy], { cwd: folder });
    upgrade();
    expect((await doctor()).findings).toMatchObject([{ verdict: 'right' }]);
  });

  const revision = (id: string, down: string, body: string) => `from alembic import op\nimport sqlalchemy as sa\nrevision = ${JSON.stringify(id)}\ndown_revision = ${down}\ndef upgrade():\n    ${body}\n`;

  it('compares with the replayed history: of the branch that was applied, and only what is certain', async () => {
    const folder = folderWith({
      'alembic.ini': '[alembic]\nscript_location = m\n',
      'm/env.py': 'from alembic import context\ncontext.configure(version_table="versions")\n',
      'm/versions/a.py': revision('a', 'None', 'op.create_table("t", sa.Column("id", sa.Integer), sa.Column("gone", sa.Integer))\n    if x:\n        op.create_table("maybe", sa.Column("id", sa.Integer))'),
      'm/versions/b.py': revision('b', '"a"', 'op.drop_column("t", "gone")\n    op.add_column("t", sa.Column("n", sa.Integer))\n    op.create_table("u", sa.Column("id", sa.Integer))'),
      'm/versions/b2.py': revision('b2', '"a"', 'op.create_table("other", sa.Column("id", sa.Integer))'),
    });
    const at = async (sql: string) => {
      execFileSync(python, ['-c', 'import sqlite3, sys; c = sqlite3.connect("x.db"); c.executescript(sys.argv[1])', sql], { cwd: folder });
      let out = '';
      await main(['doctor', '--database', 'x.db', '--python', python, '--output-format', 'json'], { ...createNodeIo(folder), out: (text) => void (out += text), err: () => {} });
      return (JSON.parse(out) as { environments: { findings: { check: string; verdict: string; message: string }[] }[] }).environments[0]?.findings.filter(({ check }) => check === 'schema').map(({ verdict, message }) => `${verdict} ${message.split(' ')[0]}`);
    };
    expect(await at('CREATE TABLE versions (version_num); INSERT INTO versions VALUES (\'b\'); CREATE TABLE t (id)')).toEqual(['wrong t.n', 'wrong u']);
    expect(await at('ALTER TABLE t ADD COLUMN n; CREATE TABLE u (id)')).toEqual(['right all']);
    expect(await at('INSERT INTO versions VALUES (\'b2\')')).toEqual(['wrong other']);
    expect(await at('DELETE FROM versions')).toEqual([]);
  });
});
