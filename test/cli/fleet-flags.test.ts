import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fake, real } from '../reporters/run.ts';

interface Report { files: { path: string; written: boolean; diagnostics?: { rule: string }[] }[] }

/** The example, to be written into. */
function shop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'migfix-shard-'));
  cpSync(join(import.meta.dirname, '../../examples/legacy-shop'), folder, { recursive: true });
  return folder;
}

describe('--shard', () => {
  const filesOf = async (folder: string, ...argv: string[]) => (JSON.parse((await real(folder, '--output-format', 'json', '--no-cache', ...argv)).out) as Report).files;

  it.each([1, 2, 3, 30])('in %i parts: each file is in exactly one, and what is said of it is what a whole run says', async (parts) => {
    const folder = shop();
    const whole = await filesOf(folder);
    const shards = await Promise.all(Array.from({ length: parts }, (_, at) => filesOf(folder, '--shard', `${at + 1}/${parts}`)));
    expect(shards.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(whole);
    const sizes = shards.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it('still finds what is wrong with the chain, in the part that has the file', async () => {
    const folder = shop();
    const last = 'migrations/versions/fe7861e1dd76_category_url_name.py';
    writeFileSync(join(folder, last), readFileSync(join(folder, last), 'utf8').replace(/^down_revision = .*$/m, "down_revision = 'nobody'"));
    const whole = await filesOf(folder);
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => filesOf(folder, '--shard', shard)));
    const graph = (files: Report['files']) => files.flatMap(({ path, diagnostics = [] }) => diagnostics.filter(({ rule }) => rule === 'revision-graph').map(() => path));
    expect(graph(whole)).toContain(last);
    expect(shards.flatMap(graph).toSorted()).toEqual(graph(whole).toSorted());
  });

  it('writes its own files only; all parts give what one run gives', async () => {
    const [one, parts] = [shop(), shop()];
    await real(one, '--write', '--allow-no-vcs');
    // as on several machines: each part begins with the same checkout
    const fresh = shop();
    for (const shard of ['1/3', '2/3', '3/3']) {
      const checkout = mkdtempSync(join(tmpdir(), 'migfix-shard-'));
      cpSync(fresh, checkout, { recursive: true });
      for (const { path, written } of await filesOf(checkout, '--write', '--allow-no-vcs', '--shard', shard)) if (written) cpSync(join(checkout, path), join(parts, path));
    }
    for (const { path } of await filesOf(fresh)) expect(readFileSync(join(parts, path), 'utf8')).toBe(readFileSync(join(one, path), 'utf8'));
  });

  it.each([['0/2'], ['3/2'], ['1'], ['a/b'], ['-1/2'], ['1/2/3']])('%s is no part', async (shard) => {
    const { code, err } = await fake([`--shard=${shard}`], { 'a.py': 'OLD' });
    expect([code, err]).toEqual([2, `migfix: --shard must be i/n, from 1/n to n/n, not "${shard}"\n`]);
  });

  it('does not go with a proof', async () => {
    expect((await fake(['--shard', '1/2', '--write', '--verify'], { 'a.py': 'OLD' })).err).toContain('--shard and --verify contradict each other');
  });
});

describe('--exit-non-zero-on-fix', () => {
  it.each([
    [['--write'], 'OLD', 0],
    [['--write', '--exit-non-zero-on-fix'], 'OLD', 1],
    [['--write', '--exit-non-zero-on-fix'], 'fine', 0],
    [['--write', '--exit-non-zero-on-fix', '--exit-zero'], 'OLD', 0],
    [['--exit-non-zero-on-fix', '--exit-zero'], 'OLD', 0],
    [['--write', '--exit-non-zero-on-fix'], 'BUG', 2],
  ])('%j with %s: %i', async (argv, text, expected) => {
    expect((await fake(argv, { 'a.py': text })).code).toBe(expected);
  });
});

describe('--summary-file', () => {
  it('counts, and has the exit code of the run', async () => {
    const { code, files, out } = await fake(['--check', '--summary-file', 's.json'], { 'a.py': 'OLD OLD ERROR NOTE\nMARK', 'b.py': 'BROKEN' });
    expect(JSON.parse(files.get('/project/s.json')!)).toMatchObject({
      version: 1, migfix: '1.2.3', mode: 'check', exitCode: code, proven: false, problems: [],
      totals: { files: { read: 2, changed: 1, skipped: 1 }, marks: 1 },
      rules: { batch: { fixed: 2, left: 0, notes: 0 }, 'raw-sql': { fixed: 0, left: 1, notes: 1 } },
    });
    expect(out).toContain('would change');
  });

  it('is there where no migration is, and where nothing was asked', async () => {
    const none = await fake(['--summary-file', 's.json'], {}, { find: async () => ({ files: [], problems: ['.: no Alembic migration found'], warnings: [] }) });
    expect([none.code, JSON.parse(none.files.get('/project/s.json')!)]).toMatchObject([2, { exitCode: 2, totals: { files: { read: 0 } }, problems: ['.: no Alembic migration found'] }]);
    const nothing = await fake(['--summary-file', 's.json', '--files-from', '-'], { '<stdin>': '\n' });
    expect([nothing.code, JSON.parse(nothing.files.get('/project/s.json')!)]).toMatchObject([0, { exitCode: 0 }]);
  });

  it('is the same in another folder', async () => {
    const [a, b] = [shop(), shop()];
    await real(a, '--summary-file', 's.json');
    await real(b, '--summary-file', 's.json');
    expect(readFileSync(join(b, 's.json'), 'utf8')).toBe(readFileSync(join(a, 's.json'), 'utf8'));
    expect(readFileSync(join(a, 's.json'), 'utf8')).not.toContain(a);
  });
});

describe('--files-from', () => {
  it('has names, also behind a byte order mark, and never stdin', async () => {
    const { out } = await fake(['--output-format', 'json', '--files-from', 'list'], { list: '\uFEFFa.py\n-\n', 'a.py': 'OLD', '-': 'OLD', '<stdin>': 'NEW' });
    expect((JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path)).toEqual(['a.py', './-']);
  });

  it('takes a line for a path: a NUL is a part of a name', async () => {
    const { out } = await fake(['--output-format', 'json', '--files-from', '-'], { '<stdin>': 'a.py\0b.py\n', 'a.py': 'OLD', 'b.py': 'OLD' });
    expect((JSON.parse(out) as Report).files.map(({ path }) => path)).toEqual(['a.py\0b.py']);
  });
});
