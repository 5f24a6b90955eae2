import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixFile, fixFolder, fixSource } from '../../src/node/index.ts';
import { folderWith } from './folder.ts';

const BEFORE = `from alembic import op

revision = "a"
down_revision = None


def upgrade():
    op.alter_column("t", "c", nullable=True)
`;

describe('the library', () => {
  it('rewrites text', async () => {
    const result = await fixSource(BEFORE);
    expect(result.status).toBe('fixed');
    expect(result.code).toContain('batch_op.alter_column("c", nullable=True)');
  });

  it('rewrites a file only when asked', async () => {
    const path = join(folderWith({ 'a.py': BEFORE }), 'a.py');
    const { code } = await fixFile(path);
    expect(readFileSync(path, 'utf8')).toBe(BEFORE);
    await fixFile(path, { write: true });
    expect(readFileSync(path, 'utf8')).toBe(code);
    expect((await fixFile(path)).status).toBe('unchanged');
  });

  it('says why a file gave nothing', async () => {
    expect(await fixFile('nowhere.py')).toEqual({ status: 'skipped', code: '', reason: 'no such file or folder', bug: false });
  });

  it('rewrites a folder', async () => {
    const folder = folderWith({ 'm/versions/b.py': BEFORE, 'm/versions/a.py': BEFORE });
    expect((await fixFolder(folder)).map(({ path, result }) => [path, result.status])).toEqual([
      [join(folder, 'm/versions/a.py'), 'fixed'],
      [join(folder, 'm/versions/b.py'), 'fixed'],
    ]);
    await expect(fixFolder(folderWith({}))).rejects.toThrow('no Alembic migration found');
  });
});
