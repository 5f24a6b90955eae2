import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { pythonOf } from '../alembic/stacks.ts';
import { folderWith } from '../node/folder.ts';

const INI = '[alembic]\nscript_location = m\nprepend_sys_path = .\n';
const ENV = 'from alembic import context\nfrom app.models import metadata\ncontext.configure(url="x", target_metadata=metadata)\n';
const MODELS = 'from sqlalchemy import MetaData\nmetadata = MetaData(naming_convention={"uq": "u", "fk": "f"})\n';
const FILES = { 'alembic.ini': INI, 'm/env.py': ENV, 'm/versions/a.py': 'revision = "a"\n', 'app/__init__.py': '', 'app/models.py': MODELS };

async function doctor(folder: string, args: readonly string[] = [], over: Partial<Io> = {}) {
  const fake = { out: '', err: '' };
  const io = { ...createNodeIo(folder), env: {}, out: (text: string) => void (fake.out += text), err: (text: string) => void (fake.err += text), ...over };
  const code = await main(['doctor', ...(args.includes('--python') ? [] : ['--python', pythonOf('new')]), ...args], io);
  return { code, ...fake };
}

describe('migfix doctor', () => {
  it('shows what is right and wrong, with a diff that writes nothing', async () => {
    const folder = folderWith(FILES);
    const { code, out } = await doctor(folder);
    expect(code).toBe(1);
    expect(out).toContain('m/env.py:3: wrong render-as-batch: ');
    expect(out).toContain('app/models.py:2: right naming-convention: ');
    expect(out).toContain('\n+context.configure(url="x", target_metadata=metadata, render_as_batch=True)\n');
    expect(out).toContain('--write mends 2');
    expect(readFileSync(join(folder, 'm/env.py'), 'utf8')).toBe(ENV);
  });

  it('--write changes the files, keeps their mode, and is done', async () => {
    const folder = folderWith(FILES);
    writeFileSync(join(folder, 'm/env.py'), Buffer.from(`# coding: latin-1\r\n${ENV}# \u00e9\r\n`, 'latin1'));
    chmodSync(join(folder, 'm/env.py'), 0o755);
    expect(await doctor(folder, ['--write', '--allow-no-vcs'])).toMatchObject({ code: 0, out: expect.stringContaining('mended render-as-batch') });
    expect(readFileSync(join(folder, 'm/env.py'), 'latin1')).toContain('render_as_batch=True)\n# \u00e9\r\n');
    expect(statSync(join(folder, 'm/env.py')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(folder, 'alembic.ini'), 'utf8')).toBe(`${INI}\n[post_write_hooks]\nhooks = migfix\nmigfix.type = exec\nmigfix.executable = npx\nmigfix.options = --no -- migfix --write --allow-dirty --allow-no-vcs REVISION_SCRIPT_FILENAME\n`);
    expect(await doctor(folder, ['--write', '--allow-no-vcs'])).toMatchObject({ code: 0 });
  });

  it('refuses a file that was changed meanwhile, and goes on', async () => {
    const folder = folderWith(FILES);
    const io = createNodeIo(folder);
    const write: Io['write'] = async (path, code, before) => {
      if (path.endsWith('env.py')) writeFileSync(path, `${ENV}# mine\n`);
      return io.write(path, code, before);
    };
    const { code, err } = await doctor(folder, ['--write', '--allow-no-vcs'], { write });
    expect(code).toBe(2);
    expect(err).toContain('m/env.py: could not be written: was changed by someone else meanwhile');
    expect(readFileSync(join(folder, 'm/env.py'), 'utf8')).toBe(`${ENV}# mine\n`);
    expect(readFileSync(join(folder, 'alembic.ini'), 'utf8')).toContain('post_write_hooks');
  });

  it('--output-format json', async () => {
    const { code, out } = await doctor(folderWith(FILES), ['--output-format', 'json']);
    const document = JSON.parse(out) as { version: number; environments: { path: string; findings: object[]; changed: string[] }[] };
    expect(code).toBe(1);
    expect(document.environments[0]).toMatchObject({ path: 'm/env.py', changed: ['m/env.py', 'alembic.ini'] });
    expect(document.environments[0]?.findings[0]).toMatchObject({ check: 'render-as-batch', verdict: 'wrong', file: 'm/env.py', line: 3, fixable: true, fixed: false });
  });

  it('--output-format diff has nothing but the diff on stdout', async () => {
    const { out, err } = await doctor(folderWith(FILES), ['--output-format', 'diff']);
    expect(out).toMatch(/^--- a\/m\/env\.py\n/);
    expect(out).not.toContain('naming-convention');
    expect(err).toContain('naming-convention');
  });

  it.each([
    ['nothing there', {}, [], 'no Alembic environment'],
    ['a path that is not there', {}, ['nowhere'], 'nowhere: no such file'],
    ['two paths', {}, ['a', 'b'], 'takes one path'],
    ['a Python that does not exist', FILES, ['--python', '/nowhere/python'], '--python: not found'],
    ['a database that is not there', FILES, ['--database', 'nowhere.db'], 'nowhere.db: no such file'],
  ])('%s: exit code 2, one line', async (_, files, args, message) => {
    const { code, err } = await doctor(folderWith(files), args);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(message)]);
  });

  it('takes a folder, a script folder without configuration, an env.py', async () => {
    const { 'alembic.ini': _, ...files } = FILES;
    const folder = folderWith({ ...files, 'm/script.py.mako': '' });
    for (const args of [[], ['m'], ['m/env.py']]) {
      const { out } = await doctor(folder, args);
      expect(out).toContain('m/env.py:3: wrong render-as-batch');
      expect(out).toContain('app/models.py:2: right naming-convention');
    }
  });

  it('looks into src, and leaves tests, migrations and other packages out', async () => {
    const pragma = 'c.execute("PRAGMA foreign_keys=ON")\n';
    const folder = folderWith({
      'alembic.ini': INI, 'm/env.py': ENV, 'src/app/models.py': MODELS, 'src/app/__init__.py': '',
      'tests/a.py': pragma, 'conftest.py': pragma, 'm/versions/a.py': pragma, '.venv/lib/x.py': pragma, 'node_modules/x/y.py': pragma,
    });
    const { out } = await doctor(folder);
    expect(out).toContain('src/app/models.py:2: right naming-convention');
    expect(out).toContain('right foreign-keys');
  });
});
