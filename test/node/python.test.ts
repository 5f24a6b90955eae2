import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPython, PythonMissing } from '../../src/node/python.ts';
import { pythonOf } from '../alembic/stacks.ts';

let folder: string;
beforeEach(async () => void (folder = await realpath(await mkdtemp(join(tmpdir(), 'migfix-python-')))));
afterEach(() => rm(folder, { recursive: true }));

const home = (python: string): string => dirname(dirname(python));
const bare = { PATH: '/nowhere' };

describe('findPython', () => {
  it('takes what --python names, and tells the versions', async () => {
    const found = await findPython({ python: pythonOf('old'), folder, env: bare });
    expect(found).toMatchObject({ source: '--python', alembic: '1.8.1' });
    expect(found.sqlalchemy).toMatch(/^1\.4\./);
    expect(found.version).toMatch(/^3\.\d+\.\d+$/);
  });

  it('prefers the active virtual environment to one beside the project', async () => {
    await symlink(home(pythonOf('middle')), join(folder, '.venv'));
    const found = await findPython({ folder, env: { ...bare, VIRTUAL_ENV: home(pythonOf('old')) } });
    expect(found).toMatchObject({ source: 'VIRTUAL_ENV', alembic: '1.8.1' });
  });

  it('finds .venv above the project', async () => {
    await symlink(home(pythonOf('old')), join(folder, '.venv'));
    const deep = join(folder, 'src', 'app');
    await mkdir(deep, { recursive: true });
    expect(await findPython({ folder: deep, env: bare })).toMatchObject({ source: join(folder, '.venv'), alembic: '1.8.1' });
  });

  it('asks uv and poetry where the project is theirs', async () => {
    await writeFile(join(folder, 'uv.lock'), '');
    await writeFile(join(folder, 'pyproject.toml'), '[tool.poetry]\nname = "x"\n');
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'poetry'), `#!/bin/sh\nshift 2\nexec ${pythonOf('old')} "$@"\n`);
    await chmod(join(bin, 'poetry'), 0o755);
    const env = { PATH: `${bin}:/bin:/usr/bin` };
    expect(await findPython({ folder, env })).toMatchObject({ source: 'poetry run', alembic: '1.8.1' });
  });

  it('passes over a Python without Alembic', async () => {
    const bin = join(folder, 'venv', 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, 'python'), `#!/bin/sh\necho 'migfix:{"executable": "x", "version": "3.11.0"}'\n`);
    await chmod(join(bin, 'python'), 0o755);
    const found = await findPython({ folder, env: { PATH: `${dirname(pythonOf('old'))}:/bin` } });
    expect(found.source).toBe('python3');
    const none = findPython({ folder, env: { PATH: '/nowhere' } });
    await expect(none).rejects.toThrow(`venv: Python 3.11.0 without alembic and sqlalchemy`);
    await expect(none).rejects.toThrow(`Install it with \`${join(bin, 'python')} -m pip install alembic\``);
  });

  it('is not led astray by a module of the project that is named like one of the standard library', async () => {
    await writeFile(join(folder, 'json.py'), 'raise SystemExit("wrong json")\n');
    expect(await findPython({ python: pythonOf('old'), folder, env: bare })).toMatchObject({ alembic: '1.8.1' });
  });

  it('says what is missing, in one line', async () => {
    const failed = findPython({ python: join(folder, 'nothing'), folder, env: bare });
    await expect(failed).rejects.toThrow(PythonMissing);
    await expect(failed).rejects.toThrow('--python: not found');
    await writeFile(join(folder, 'old'), `#!/bin/sh\necho 'migfix:{"executable": "x", "version": "3.7.1", "alembic": "1.8"}'\n`);
    await chmod(join(folder, 'old'), 0o755);
    const old = findPython({ python: join(folder, 'old'), folder, env: bare });
    await expect(old).rejects.toThrow('is Python 3.7.1; migfix needs 3.8 or newer');
  });
});
