import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createParser } from '../../src/node/parser.ts';
import type { Parse } from '../../src/core/types.ts';
import { memoryIo } from '../cli/memory-io.ts';

let parse: Parse;
beforeAll(async () => void (parse = await createParser()));

async function migfix(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const io = memoryIo({ ...files }, { parser: async () => parse });
  return { code: await main(argv, io), io };
}

const revision = (id: string, down: string, ...body: string[]): string =>
  `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down}\n\n\ndef upgrade():\n    ${body.join('\n    ')}\n\n\ndef downgrade():\n    pass\n`;

const SHOP = {
  'versions/1a_users.py': revision(
    '1a', 'None',
    "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(80), unique=True), sa.Column('team_id', sa.Integer()))",
    "op.create_table('teams', sa.Column('id', sa.Integer(), primary_key=True))",
    "op.create_foreign_key('fk_team', 'users', 'teams', ['team_id'], ['id'], ondelete='CASCADE')",
  ),
  'versions/2b_names.py': revision('2b', "'1a'", "op.alter_column('users', 'name', nullable=False, server_default='?')", "op.create_index('ix_name', 'users', ['name', 'team_id'], unique=True)"),
  'versions/2c_notes.py': revision('2c', "'1a'", "if has_notes():", "    op.add_column('users', sa.Column('notes', sa.Text()))", "op.execute('CREATE VIEW people AS SELECT name FROM users')"),
  'versions/3d_merge.py': revision('3d', "('2b', '2c')", 'pass'),
};

describe('migfix history', () => {
  it('is told in docs/history.md as it is', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/history.md'), 'utf8');
    for (const words of [[], ['users'], ['users', '--at', '2b']]) {
      const { code, io } = await migfix(SHOP, 'history', ...words);
      expect(code).toBe(0);
      expect(docs).toContain(`$ migfix history${words.map((word) => ` ${word}`).join('')}\n${io.stdout}`);
    }
  });

  it('leaves other branches out of what is so at a revision, and writes nothing', async () => {
    const { io } = await migfix(SHOP, 'history', 'users', '--at', '2c');
    expect(io.stdout).toContain('notes');
    expect(io.stdout).not.toContain('ix_name');
    expect([...io.files.values()]).toEqual(Object.values(SHOP));
  });

  it('says what is not certain, and since when', async () => {
    const { io } = await migfix(SHOP, 'history', 'users');
    expect(io.stdout).toMatch(/\? notes .*\n {6}not certain: under a condition, versions\/2c_notes\.py:10\n/);
    expect(io.stdout).toContain('unnamed (PostgreSQL: users_name_key)');
    expect(io.stdout).toMatch(/people +2c/);
  });

  it('gives programs null for what is not known and false for no default', async () => {
    const { code, io } = await migfix(SHOP, 'history', 'users', '--format', 'json');
    const { databases } = JSON.parse(io.stdout) as { databases: { after: string[]; tables: { columns: { name: string; default: unknown; certain: boolean; doubt?: object }[] }[] }[] };
    expect(code).toBe(0);
    expect(databases.map(({ after }) => after)).toEqual([['3d']]);
    expect(databases[0]?.tables[0]?.columns.map(({ name, default: value, certain }) => [name, value, certain])).toEqual([['id', false, true], ['name', "'?'", true], ['team_id', false, true], ['notes', false, false]]);
    expect(databases[0]?.tables[0]?.columns.at(-1)?.doubt).toMatchObject({ because: 'under a condition', line: 10 });
  });

  it.each([
    [['user'], 'no revision leaves a table user (did you mean "users"?)'],
    [['users', '--at', '9z'], '--at 9z: no such revision'],
    [['users', '--at', '2'], '--at 2: several revisions begin like this: 2b, 2c'],
    [['users', '--at', '3e'], '--at 3e: no such revision (did you mean "3d"?)'],
    [['users', '--format', 'svg'], '--format svg goes with "migfix graph"'],
    [['-'], '"migfix history" reads folders: one revision has no history'],
  ])('%s: 2, in one line', async (words, message) => {
    const { code, io } = await migfix(SHOP, 'history', ...words);
    expect([code, io.stdout, io.stderr]).toEqual([2, '', `migfix: ${message}\n`]);
  });

  it('names the databases of a multidb chain', async () => {
    const multi = revision('1a', 'None', 'pass').replace('def upgrade():\n    pass', "def upgrade(engine_name):\n    globals()['upgrade_' + engine_name]()\n\n\ndef upgrade_one():\n    op.create_table('a', sa.Column('x', sa.Integer()))\n\n\ndef upgrade_two():\n    op.create_table('b', sa.Column('y', sa.Text()))");
    const { io } = await migfix({ 'versions/1a.py': multi }, 'history');
    expect(io.stdout).toMatch(/^after 1a, database one\n {4}a .*\n\nafter 1a, database two\n {4}b /);
    expect((await migfix({ 'versions/1a.py': multi }, 'history', 'b')).io.stdout).toMatch(/^after 1a, database two\nb {2}since/);
  });

  it('goes on after a file that cannot be read', async () => {
    const { code, io } = await migfix(SHOP, 'history', 'versions/1a_users.py', 'versions/gone.py');
    expect(code).toBe(2);
    expect(io.stdout).toContain('teams');
    expect(io.stderr).toBe('migfix: versions/gone.py: no such file or folder\n');
  });

  it('does not let names steer the terminal', async () => {
    const { io } = await migfix({ 'versions/1a.py': revision('1a', 'None', "op.create_table('a\\x1b[31m', sa.Column('x', sa.Integer()))") }, 'history');
    expect(io.stdout).not.toContain('\u001b');
  });
});
