/** What `docs/integrations.md` says of hooks, with the real Alembic and the real Flask-Migrate: each new revision is born right. */
import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';
import { installMigfix } from './project-migfix.ts';

const run = promisify(execFile);
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', FLASK_APP: 'app.py' };

/** The lines that the page tells to put into alembic.ini. */
const recipe = /```ini\n(\[post_write_hooks\][\s\S]*?)```/.exec(readFileSync(join(import.meta.dirname, '../../docs/integrations.md'), 'utf8'))?.[1] as string;

const models = (columns: string): string => `from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
metadata = MetaData()
Table("shop", metadata, Column("id", Integer, primary_key=True)${columns})
`;

const app = (columns: string): string => `from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///app.db"
db = SQLAlchemy(app)
Migrate(app, db)


class Shop(db.Model):
    id = db.Column(db.Integer, primary_key=True)
${columns}`;

const ROW = 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute("INSERT INTO shop (id) VALUES (1)"); c.commit()';
const NAMES = 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT id, name FROM shop").fetchall())';

/** The revision that came last. */
function lastRevision(folder: string, before: readonly string[]): string {
  const name = revisions(folder).find((one) => !before.includes(one)) as string;
  return readFileSync(join(folder, 'migrations/versions', name), 'utf8');
}
const revisions = (folder: string): readonly string[] => readdirSync(join(folder, 'migrations/versions')).filter((name) => name.endsWith('.py'));

describe.each([['with the hook', true], ['without it', false]] as const)('a new NOT NULL column for a table with rows, %s', (_, hooked) => {
  const withHook = (folder: string, ini: string): void => {
    installMigfix(folder);
    if (hooked) appendFileSync(join(folder, ini), `\n${recipe}`);
  };

  it('alembic revision --autogenerate', { timeout: 120_000 }, async () => {
    const folder = folderWith({ 'models.py': models('') });
    const alembic = (...args: string[]) => run(pythonOf('new'), ['-m', 'alembic', ...args], { cwd: folder, env });
    await alembic('init', 'migrations');
    const edit = (path: string, change: (text: string) => string) => writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
    edit('alembic.ini', (text) => text.replace(/^\[post_write_hooks\]$/m, '').replace(/^sqlalchemy\.url = .*$/m, 'sqlalchemy.url = sqlite:///app.db'));
    edit('migrations/env.py', (text) => `import models\n${text.replace(/^target_metadata = .*$/m, 'target_metadata = models.metadata')}`);
    withHook(folder, 'alembic.ini');
    await alembic('revision', '--autogenerate', '-m', 'one');
    await alembic('upgrade', 'head');
    await run(pythonOf('new'), ['-c', ROW, join(folder, 'app.db')]);
    const before = revisions(folder);
    writeFileSync(join(folder, 'models.py'), models(', Column("name", String(8), nullable=False, unique=True)'));
    await alembic('revision', '--autogenerate', '-m', 'two');
    if (!hooked) return expect(alembic('upgrade', 'head')).rejects.toThrow(/Cannot add a NOT NULL column with default value NULL/);
    await alembic('upgrade', 'head');
    expect(lastRevision(folder, before)).toMatch(/with op\.batch_alter_table\('shop', schema=None\) as batch_op:/);
    expect((await run(pythonOf('new'), ['-c', NAMES, join(folder, 'app.db')])).stdout.trim()).toBe("[(1, 'temp')]");
    await alembic('downgrade', 'base');
  });

  it('flask db migrate', { timeout: 120_000 }, async () => {
    const folder = folderWith({ 'app.py': app('') });
    const db = (...args: string[]) => run(pythonOf('tools'), ['-m', 'flask', 'db', ...args], { cwd: folder, env });
    const database = join(folder, 'instance/app.db');
    await db('init');
    withHook(folder, 'migrations/alembic.ini');
    await db('migrate', '-m', 'one');
    await db('upgrade');
    await run(pythonOf('tools'), ['-c', ROW, database]);
    const before = revisions(folder);
    writeFileSync(join(folder, 'app.py'), app('    name = db.Column(db.String(8), nullable=False)\n'));
    await db('migrate', '-m', 'two');
    if (!hooked) return expect(db('upgrade')).rejects.toThrow(/Cannot add a NOT NULL column with default value NULL|NOT NULL constraint failed/);
    await db('upgrade');
    expect(lastRevision(folder, before)).toContain('# migfix: backfill shop.name');
    expect((await run(pythonOf('tools'), ['-c', NAMES, database])).stdout.trim()).toBe("[(1, 'temp')]");
    await db('downgrade', 'base');
  });
});
