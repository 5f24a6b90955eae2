import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith, REVISION } from '../node/folder.ts';
import { fakeEngine } from './memory-io.ts';

async function migfix(folder: string, ...argv: string[]) {
  let out = '';
  let err = '';
  const io: Io = { ...createNodeIo(folder), env: {}, out: (text) => void (out += text), err: (text) => void (err += text) };
  return { code: await main(argv, io, fakeEngine()), out, err };
}

const after = (down: string, revision: string): string => `revision = '${revision}'\ndown_revision = '${down}'\n`;

describe('on a real disk', () => {
  it('says which command was probably meant, and which override is about nothing', async () => {
    const folder = folderWith({ 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': '', 'm/versions/a.py': `${REVISION}fine\n`, '.migfix.toml': '[[overrides]]\npaths = ["n/*"]\nsafe = true\n' });
    expect(await migfix(folder, 'veriyf')).toMatchObject({ code: 2, err: 'migfix: veriyf: no such file or folder (did you mean "verify"?)\n' });
    expect((await migfix(folder)).err).toMatch(/^migfix: warning: override 1 of \.migfix\.toml is about no file that was found\n/);
    expect((await migfix(folder, 'm/versions/a.py')).err).not.toContain('override');
  });

  it('rewrites what needs it, touches nothing else, and goes on past what fails', async () => {
    const folder = folderWith({
      'alembic.ini': '[alembic]\nscript_location = m\n',
      'm/env.py': '',
      'm/versions/a.py': `${REVISION}OLD\n`,
      'm/versions/b.py': `${after('a1', 'b1')}fine\n`,
      'm/versions/c.py': `${after('b1', 'c1')}OLD\n`,
      'm/versions/d.py': Buffer.from(`${after('a1', 'd1')}"\xFC"\n`, 'latin1'),
    });
    const path = (name: string) => join(folder, 'm/versions', name);
    chmodSync(path('c.py'), 0o444);
    const untouched = statSync(path('b.py')).mtimeMs;
    const { code, out, err } = await migfix(folder, '--write', '--allow-no-vcs', '.', 'gone.py');
    expect(code).toBe(2);
    expect(readFileSync(path('a.py'), 'utf8')).toBe(`${REVISION}NEW\n`);
    expect(readFileSync(path('c.py'), 'utf8')).toBe(`${after('b1', 'c1')}OLD\n`);
    expect(statSync(path('b.py')).mtimeMs).toBe(untouched);
    expect(out).toBe('m/versions/c.py: error failed: could not be written: is read-only\nm/versions/d.py: error skipped: is not UTF-8 and declares no other encoding\n');
    expect(err).toMatch(/^migfix: gone\.py: no such file or folder\n4 files read: 1 changed, 1 unchanged, 1 skipped, 1 failed\n/);
  });

  it('is 2 with a clear line where there is no migration', async () => {
    const { code, out, err } = await migfix(folderWith({ 'a.py': '' }));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^migfix: \.: no Alembic migration found: /);
  });

  it('knows its version, and writes its report to a file', async () => {
    const folder = folderWith({ 'a.py': 'OLD\n' });
    expect((await migfix(folder, '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await migfix(folder, 'a.py', '--output-file', 'r.diff')).out).toBe('');
    expect(readFileSync(join(folder, 'r.diff'), 'utf8')).toContain('+NEW');
    expect((await migfix(folder, 'a.py', '--output-file', 'gone/r.diff')).err).toMatch(/^migfix: the report cannot be written: gone\/r\.diff: no such file or folder\n$/m);
  });
});

describe.skipIf(!existsSync('dist/cli/migfix.js'))('bin/migfix.js', () => {
  const bin = join(import.meta.dirname, '../../bin/migfix.js');

  it('sets the exit code', () => {
    expect(spawnSync(process.execPath, [bin, '--version']).status).toBe(0);
    expect(spawnSync(process.execPath, [bin, '--wrote']).status).toBe(2);
  });

  it('is 2, not 1, when a transform throws behind our back', () => {
    const late = "export default { meta: { id: 'late', summary: 'x', why: 'x', fix: 'none', presets: ['house'] }, run: (steps) => (setTimeout(() => { throw new Error('too late'); }), steps) };";
    const folder = folderWith({ 'late.mjs': late, 'versions/a.py': `from alembic import op\n${REVISION}\n\ndef upgrade():\n    op.drop_column('t', 'c')\n` });
    const { status, stderr } = spawnSync(process.execPath, [bin, '--transform', './late.mjs', 'versions'], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('too late')]);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [bin, '--help']);
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (data) => (err += data));
    await new Promise((done) => child.on('close', done));
    expect(err).toBe('');
  });

  it.skipIf(process.platform === 'win32').each([['SIGINT', 130], ['SIGTERM', 143]] as const)('on %s it is %i', async (signal, code) => {
    const child = spawn(process.execPath, [bin, '-']);
    await new Promise((done) => setTimeout(done, 500));
    child.kill(signal);
    expect(await new Promise((done) => child.on('close', done))).toBe(code);
  });
});
