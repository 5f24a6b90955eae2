import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith, REVISION } from '../node/folder.ts';

const MARKED = `${REVISION}
def upgrade():
    # migfix: backfill item.slug: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE item SET slug = 'temp' WHERE slug = 'temp'"))
    for column in ("a", "b"):
        # migfix: backfill {column}: put the real values in place of the placeholder
        conn.execute(
            sa.table(table, sa.column(column))
            .update()
            .values({column: sa.text("'0'")})
        )
    # migfix: ignore[batch] this is no mark


def downgrade():
    pass
    # migfix: downgrade the values of item.old are gone \u001B[31m
`;

async function todo(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderWith(files);
  let [out, err] = ['', ''];
  const io = { ...createNodeIo(folder), env: {}, out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  return { code: await main(['todo', ...args], io), out, err, folder };
}

const PROJECT = { 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': '', 'm/versions/a.py': MARKED, 'm/versions/b.py': 'revision = "b2"\ndown_revision = "a1"\n' };

describe('migfix todo', () => {
  it('lists the marks on the disk, with what they ask and the statement below', async () => {
    const { code, out, err } = await todo(PROJECT);
    expect(out).toBe(`m/versions/a.py:5: item.slug: put the real values in place of the placeholder
    conn.execute(sa.text("UPDATE item SET slug = 'temp' WHERE slug = 'temp'"))
m/versions/a.py:9: {column}: put the real values in place of the placeholder
    conn.execute(
        sa.table(table, sa.column(column))
        .update()
    …
m/versions/a.py:20: downgrade: the values of item.old are gone \\x1b[31m
`);
    expect(err).toBe('3 marks to fill in\n');
    expect(code).toBe(0);
  });

  it('--check fails on them, and not where there are none', async () => {
    expect((await todo(PROJECT, '--check')).code).toBe(1);
    expect((await todo(PROJECT, '--check', '--exit-zero')).code).toBe(0);
    expect(await todo(PROJECT, '--check', 'm/versions/b.py')).toMatchObject({ code: 0, out: '', err: '0 marks to fill in\n' });
  });

  it('--format json has a version, and null for what only the program knows', async () => {
    const { out } = await todo(PROJECT, '--format', 'json', '--quiet');
    const { version, marks } = JSON.parse(out);
    expect(version).toBe(1);
    expect(marks.map(({ line, kind, table, column }: Record<string, unknown>) => [line, kind, table, column])).toEqual([[5, 'backfill', 'item', 'slug'], [9, 'backfill', null, null], [20, 'downgrade', null, null]]);
    expect(marks[0]).toMatchObject({ path: 'm/versions/a.py', asked: 'put the real values in place of the placeholder', statement: `conn.execute(sa.text("UPDATE item SET slug = 'temp' WHERE slug = 'temp'"))` });
    expect(marks[2].statement).toBeNull();
  });

  it('says what it cannot read, and goes on', async () => {
    const { code, out, err } = await todo(PROJECT, '.', 'gone.py');
    expect(code).toBe(2);
    expect(out).toContain('m/versions/a.py:5');
    expect(err).toContain('migfix: gone.py: no such file or folder\n');
  });

  it('takes no flags that would write, and formats that it has', async () => {
    expect(await todo(PROJECT, '--write')).toMatchObject({ code: 2, err: 'migfix: --write does not go with "migfix todo"\n' });
    expect(await todo(PROJECT, '--format', 'svg')).toMatchObject({ code: 2, err: 'migfix: --format svg does not go with "migfix todo": it writes text or json\n' });
    expect(await todo(PROJECT, '-')).toMatchObject({ code: 2 });
  });

  it('looks at the text, whatever migfix would make of it', async () => {
    const { folder } = await todo(PROJECT);
    writeFileSync(join(folder, 'm/versions/c.py'), 'revision = "c3"\ndown_revision = "b2"\n\ndef upgrade():\n    op.add_column("item", sa.Column("x", sa.String(), nullable=False))\n');
    let out = '';
    const io = { ...createNodeIo(folder), env: {}, out: (text: string) => void (out += text), err: () => undefined };
    expect(await main(['todo', 'm/versions/c.py'], io)).toBe(0);
    expect(out).toBe('');
  });
});
