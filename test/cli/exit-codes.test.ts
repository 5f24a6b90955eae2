import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

async function migfix(argv: string, files: Record<string, string>, over: Partial<Io> = {}) {
  const io = memoryIo(files, over);
  const code = await main(argv.split(' ').filter(Boolean), io, fakeEngine());
  return { code, io };
}

describe('exit codes', () => {
  it.each([
    ['', 'fine', 0],
    ['', 'OLD', 1],
    ['--diff', 'OLD', 1],
    ['--write', 'OLD', 0],
    ['--fix', 'OLD', 0],
    ['--write', 'OLD ERROR', 1],
    ['--write', 'OLD WARNING', 1],
    ['', 'NOTE', 0],
    ['--check', 'NOTE', 0],
    ['--check', 'OLD', 1],
    ['--check', 'WARNING', 1],
    ['', 'MARK', 0],
    ['--check', 'MARK', 1],
    ['--check --allow-marks', 'MARK', 0],
    ['--check --no-allow-marks', 'MARK', 1],
    ['--check --exit-zero', 'OLD ERROR MARK', 0],
    ['--exit-zero', 'BROKEN', 0],
    ['', 'BROKEN', 1],
    ['--write', 'BROKEN', 1],
    ['', 'BUG', 2],
    ['--exit-zero', 'BUG', 2],
    ['', 'CRASH', 2],
    ['--dry-run --write', 'OLD', 2],
    ['--check --write', 'OLD', 2],
    ['--config x.toml --isolated', 'fine', 2],
    ['--sqlite 4', 'fine', 2],
    ['gone.py', 'fine', 2],
  ])('%s on %s: %i', async (argv, text, expected) => {
    expect((await migfix(argv, { 'a.py': text })).code).toBe(expected);
  });

  it('goes on after a crash and a file that vanished', async () => {
    const { code, io } = await migfix('--write crash.py gone.py old.py', { 'crash.py': 'CRASH', 'old.py': 'OLD' });
    expect(code).toBe(2);
    expect(io.files.get('/project/old.py')).toBe('NEW');
    expect(io.stdout).toContain('crash.py: error internal: crashed: boom');
    expect(io.stdout).toContain('gone.py: error failed: no such file or folder');
    expect(io.stderr).toContain('3 files read: 1 changed, 0 unchanged, 1 skipped, 1 failed');
  });

  it('is 2 when a file can not be written, and says which', async () => {
    const { code, io } = await migfix('--write', { 'a.py': 'OLD' }, { write: async () => { throw new Error('is read-only'); } });
    expect(code).toBe(2);
    expect(io.stdout).toBe('a.py: error failed: could not be written: is read-only\n');
  });

  it('never writes a file with no change', async () => {
    const { code } = await migfix('--write', { 'a.py': 'fine' }, { write: async () => { throw new Error('must not be called'); } });
    expect(code).toBe(0);
  });

  it('is 2 when a path was no good, though the rest is done', async () => {
    const find: Io['find'] = async () => ({ files: [{ path: '/project/a.py', name: 'a.py', namingConvention: false }], problems: ['x: no such file or folder'], warnings: ['careful'] });
    const { code, io } = await migfix('--write', { 'a.py': 'OLD' }, { find });
    expect(code).toBe(2);
    expect(io.stderr).toMatch(/^migfix: warning: careful\nmigfix: x: no such file or folder\n/);
    expect(io.files.get('/project/a.py')).toBe('NEW');
  });

  it('is 2 with one line when the system refuses', async () => {
    const error = Object.assign(new Error('EACCES: permission denied, open "migfix.toml"'), { code: 'EACCES' });
    const { code, io } = await migfix('a.py', {}, { readText: () => Promise.reject(error) });
    expect([code, io.stderr]).toEqual([2, 'migfix: EACCES: permission denied, open "migfix.toml"\n']);
  });

  it('is 2 when stdin is not text', async () => {
    const { code, io } = await migfix('-', {}, { stdin: () => Promise.reject(new TypeError('bad')) });
    expect([code, io.stderr]).toEqual([2, 'migfix: stdin is not UTF-8\n']);
  });

  it('takes an unexpected error for a bug: 2, with the stack', async () => {
    const { code, io } = await migfix('', {}, { find: () => Promise.reject(new Error('surprise')) });
    expect(code).toBe(2);
    expect(io.stderr).toMatch(/^migfix: a bug of migfix 1.2.3: Error: surprise\n {4}at /);
  });
});
