import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { locator } from '../../src/cli/reporters/location.ts';
import type { Io } from '../../src/io.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

async function migfix(argv: string, files: Record<string, string>, over: Partial<Io> = {}) {
  const io = memoryIo(files, over);
  const code = await main(argv.split(' ').filter(Boolean), io, fakeEngine());
  return { code, io };
}

describe('the diff', () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const text = [...lines, 'x = OLD', ...lines, 'y = OLD', ''];
  it.each([
    ['plain', 'a.py', text.join('\n')],
    ['CRLF', 'a.py', text.join('\r\n')],
    ['CR', 'a.py', text.join('\r')],
    ['no final newline', 'a.py', 'x = 1\ny = OLD'],
    ['no final newline, change above', 'a.py', ['OLD', ...lines].join('\n')],
    ['byte order mark', 'a.py', `\uFEFF${text.join('\n')}`],
    ['form feed, tabs, emoji', 'a.py', 'a\f\n\tb = "\u{1F600}"\n\tOLD\n'],
    ['a name with a space', 'my file.py', 'OLD\n'],
    ['a name with an umlaut', '\u00FC"b.py', 'OLD\n'],
    ['the line separator of Unicode', 'a.py', 'a = "\u2028"\nOLD\nb\u0085c\n'],
  ])('%s: git apply gives what --write writes', async (_title, name, before) => {
    const folder = mkdtempSync(join(tmpdir(), 'migfix-diff-'));
    writeFileSync(join(folder, name), before);
    const { io } = await migfix('', { [name]: before });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: io.stdout });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(before.replaceAll('OLD', 'NEW'));
  });

  it('has plain headers, and findings are not in it', async () => {
    const { io } = await migfix('', { 'a.py': 'OLD\nERROR\n' });
    expect(io.stdout).toBe('--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n-OLD\n+NEW\n ERROR\n');
    expect(io.stderr).toContain('a.py:2:1: error raw-sql: found ERROR\n    Do\n    this.\n');
    expect(io.stderr).toContain('Nothing was written');
  });

  it('comes with --check --diff too', async () => {
    expect((await migfix('--check --diff', { 'a.py': 'OLD\n' })).io.stdout).toContain('+NEW');
  });

  it('can not steer a terminal', async () => {
    const { io } = await migfix('', { 'a.py': 'OLD \u001b[2J\n' }, { stdoutTty: true });
    expect(io.stdout).not.toContain('\u001b[2J');
    expect(io.stdout).toContain('\\x1b[2J');
  });
});

describe('the report', () => {
  it('lists findings on stdout after --write', async () => {
    const { io } = await migfix('--write', { 'a.py': 'OLD\n  WARNING NOTE\n' });
    expect(io.stdout).toBe('a.py:2:3: warning raw-sql: found WARNING\n');
    expect(io.stderr).toBe(
      '1 file read: 1 changed, 0 unchanged\n2 operations: 1 wrapped, 0 in the author\'s own blocks, 1 left bare, 0 fenced from SQLite, 0 reported\n' +
      '1 block made; merging saved 3 table copies\n1 finding left: raw-sql 1; 1 note (--verbose shows them)\n"migfix undo" puts back what was there.\n',
    );
  });

  it('shows notes with --verbose', async () => {
    expect((await migfix('--write --verbose', { 'a.py': 'NOTE\n' })).io.stdout).toBe('a.py:1:1: note raw-sql: found NOTE\n');
  });

  it('has no summary with --quiet', async () => {
    expect((await migfix('--write --quiet', { 'a.py': 'OLD\n' })).io.stderr).toBe('');
  });

  it('lists changes and marks for --check', async () => {
    const { io } = await migfix('--check', { 'a.py': 'OLD\nMARK\n', 'b.py': 'BROKEN' });
    expect(io.stdout).toBe('a.py: would change (same everywhere)\na.py:2: mark: migfix: backfill\nb.py:1:1: error skipped: does not parse\n');
  });

  it('says where the marks are', async () => {
    expect((await migfix('--write', { 'a.py': '\nMARK\n' })).io.stderr).toContain('1 mark to fill in:\n  a.py:2: migfix: backfill\n');
  });

  it('fits a screen: ten marks, ten reasons, and beside a diff on a terminal ten findings; how to see the others is said', async () => {
    const many = (text: (n: number) => string) => Object.fromEntries(Array.from({ length: 13 }, (_, n) => [`${String(n).padStart(2, '0')}.py`, text(n)]));
    const marks = many(() => 'OLD\nMARK\n');
    expect((await migfix('--write', marks)).io.stderr).toContain('13 marks to fill in:\n  00.py:2: migfix: backfill\n');
    expect((await migfix('--write', marks)).io.stderr).toContain('  09.py:2: migfix: backfill\n  … and 3 more: "migfix todo" lists them\n');
    expect((await migfix('', marks)).io.stderr).toContain('  … and 3 more: once they are written, "migfix todo" lists them\n');
    const ten = Object.fromEntries(Object.entries(marks).slice(0, 10));
    expect((await migfix('--write', ten)).io.stderr).not.toContain('…');
    const reasons = (await migfix('--write', many((n) => `CRASH${n}`), { read: async (path) => ({ reason: `refused ${path}`, content: false }) })).io.stderr;
    expect(reasons.match(/ {2}1 × refused/g)).toHaveLength(10);
    expect(reasons).toContain('  … and 3 more reasons: --output-format concise lists each file\n');
    const findings = many(() => 'WARNING');
    expect((await migfix('--color never', findings, { stderrTty: true })).io.stderr).toMatch(/^(?:\S+: warning raw-sql: found WARNING\n){10}… and 3 more findings: --check lists all of them\n13 files/);
    expect((await migfix('', findings)).io.stderr).toMatch(/^(?:\S+: warning raw-sql: found WARNING\n){13}13 files/);
    expect((await migfix('--verbose --color never', findings, { stderrTty: true })).io.stderr).toMatch(/^(?:\S+: warning raw-sql: found WARNING\n){13}13 files/);
    expect((await migfix('--check', findings, { stderrTty: true, stdoutTty: true })).io.stdout.match(/found WARNING/g)).toHaveLength(13);
  });

  it('counts by rule', async () => {
    const { io } = await migfix('--write --statistics', { 'a.py': 'OLD OLD OLD ERROR\n' });
    expect(io.stdout).toBe('     3  batch (3 rewritten, 0 left)\n     1  raw-sql (0 rewritten, 1 left)\n');
  });

  it('shows escape sequences of names as text', async () => {
    const { io } = await migfix('--check', { 'a\u001b[31m\n.py': 'ERROR' });
    expect(io.stdout).toContain('a\\x1b[31m\\x0a.py:1:1: error');
  });

  it('is one JSON document', async () => {
    const { code, io } = await migfix('--output-format json --color always', { 'a.py': '\uFEFFOLD\nERROR MARK\n', 'b.py': 'x\n BROKEN' });
    expect(code).toBe(1);
    const { version, mode, files, totals } = JSON.parse(io.stdout);
    expect([version, mode]).toEqual([1, 'dry-run']);
    expect(files[0]).toMatchObject({ path: 'a.py', status: 'fixed', written: false, marks: [{ line: 2, text: 'migfix: backfill' }] });
    expect(files[0].diagnostics[0]).toMatchObject({ rule: 'batch', fixed: true, line: 1, column: 1, endLine: 1, endColumn: 4 });
    expect(files[0].diagnostics[1]).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), rule: 'raw-sql', severity: 'error', fix: 'none', fixed: false, line: 2, column: 1, endLine: 2, endColumn: 6, message: 'found ERROR', help: 'Do\nthis.' });
    expect(files[1]).toEqual({ path: 'b.py', status: 'skipped', written: false, id: expect.any(String), reason: 'does not parse', bug: false, line: 2, column: 2 });
    expect(totals).toMatchObject({ files: { read: 2, changed: 1, skipped: 1 }, findings: { left: 1, fixed: 1, byRule: { 'raw-sql': 1 } }, marks: 1 });
  });

  it('goes to a file', async () => {
    const { io } = await migfix('--output-file out/r.diff --color always', { 'a.py': 'OLD\n' });
    expect(io.stdout).toBe('');
    expect(io.files.get('/project/out/r.diff')).toMatch(/^--- a\/a\.py\n/);
  });

  it('fails clearly when that file can not be written', async () => {
    const { code, io } = await migfix('--output-file r', { 'a.py': 'OLD\n' }, { save: () => Promise.reject(new Error('permission denied')) });
    expect([code, io.stderr]).toEqual([2, expect.stringMatching(/^migfix: the report cannot be written: r: permission denied\n$/m)]);
  });
});

describe('colours', () => {
  const colored = async (argv: string, env: Record<string, string>, stdoutTty: boolean) =>
    (await migfix(argv, { 'a.py': 'OLD\n' }, { env, stdoutTty })).io.stdout.includes('\u001b[');
  it.each([
    ['', {}, true, true],
    ['', {}, false, false],
    ['', { NO_COLOR: '1' }, true, false],
    ['', { FORCE_COLOR: '1' }, false, true],
    ['', { FORCE_COLOR: '0' }, true, false],
    ['', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--color always', { NO_COLOR: '1' }, false, true],
    ['--color never', { FORCE_COLOR: '1' }, true, false],
    ['--output-format json --color always', {}, true, false],
  ])('%s %j TTY %s: %s', async (argv, env, tty, expected) => {
    expect(await colored(argv, env as unknown as Record<string, string>, tty)).toBe(expected);
  });
});

describe('stdin', () => {
  it('becomes the rewritten text with --write', async () => {
    const { code, io } = await migfix('--write --stdin-filename v/x.py -', { '<stdin>': 'OLD ERROR\n' });
    expect(code).toBe(1);
    expect(io.stdout).toBe('NEW ERROR\n');
    expect(io.stderr).toContain('v/x.py:1:5: error');
  });

  it('becomes a diff otherwise', async () => {
    expect((await migfix('--stdin-filename v/x.py -', { '<stdin>': 'OLD\n' })).io.stdout).toContain('--- a/v/x.py\n');
  });

  it('comes back as it was when it can not be rewritten', async () => {
    expect((await migfix('--write -', { '<stdin>': 'OLD BROKEN' })).io.stdout).toBe('OLD BROKEN');
  });

  it('can name files', async () => {
    const { code, io } = await migfix('--write --files-from -', { '<stdin>': 'a.py\r\nb.py\n\n', 'a.py': 'OLD', 'b.py': 'OLD', 'c.py': 'OLD' });
    expect(code).toBe(0);
    expect([...io.files.values()]).toEqual(['a.py\r\nb.py\n\n', 'NEW', 'NEW', 'OLD']);
  });

  it('that names no file means nothing to do, not everything', async () => {
    const { code, io } = await migfix('--write --files-from -', { '<stdin>': '\n', 'a.py': 'OLD' });
    expect([code, io.files.get('/project/a.py')]).toEqual([0, 'OLD']);
  });
});

describe('the progress bar', () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`${i}.py`, 'fine']));
  it.each([
    ['', many, true, {}, [51]],
    ['', { 'a.py': 'fine' }, true, {}, []],
    ['', many, false, {}, []],
    ['', many, true, { CI: 'true' }, []],
    ['--no-progress', many, true, {}, []],
    ['--quiet', many, true, {}, []],
  ])('%s', async (argv, files, stderrTty, env, bars) => {
    expect((await migfix(argv, files as Record<string, string>, { stderrTty, env: env as Record<string, string> })).io.bars).toEqual(bars);
  });
});

describe('places', () => {
  it('count lines of every kind from 1', () => {
    const place = locator('ab\r\nc\rd\n\ne');
    expect([0, 4, 6, 8, 9].map(place)).toEqual([
      { line: 1, column: 1 }, { line: 2, column: 1 }, { line: 3, column: 1 }, { line: 4, column: 1 }, { line: 5, column: 1 },
    ]);
  });
});
