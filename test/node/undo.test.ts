import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, truncateSync, unlinkSync, utimesSync, writeFileSync, chmodSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Source } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { readSource } from '../../src/node/read.ts';
import { main } from '../../src/cli/main.ts';
import { folderWith } from './folder.ts';

/** `migfix undo` over runs that wrote on a real disk. */

const LATIN = Buffer.from('# coding: latin-1\r\n"\xFC" 1\r\n', 'latin1');

/** What one `--write` does to these files: a number counts on, in their own encodings. */
async function writeAs(folder: string, ...names: readonly string[]): Promise<void> {
  const io = createNodeIo(folder);
  for (const name of names) {
    const source = (await readSource(join(folder, name))) as Source;
    await io.write(join(folder, name), source.code.replace(/\d(?=\s*$)/, (digit) => String(Number(digit) + 1)), source);
  }
}

async function undo(folder: string, ...argv: readonly string[]) {
  const fake = { out: '', err: '' };
  const io = { ...createNodeIo(folder), out: (text: string) => void (fake.out += text), err: (text: string) => void (fake.err += text) };
  return { code: await main(['undo', ...argv], io), ...fake };
}

const project = () => folderWith({ 'v/a.py': 'x = 1\n', 'v/b.py': LATIN, 'v/c.py': '\uFEFFx = 1' });
const bytes = (folder: string, name: string): string => readFileSync(join(folder, name), 'latin1');
const journals = (folder: string): readonly string[] => readdirSync(join(folder, '.migfix/journal')).sort().map((name) => join(folder, '.migfix/journal', name));

describe('migfix undo', () => {
  it('puts back every byte, and the mode stays', async () => {
    const folder = project();
    const before = ['v/a.py', 'v/b.py', 'v/c.py'].map((name) => bytes(folder, name));
    chmodSync(join(folder, 'v/b.py'), 0o751);
    await writeAs(folder, 'v/a.py', 'v/b.py', 'v/c.py');
    expect(bytes(folder, 'v/b.py')).toBe('# coding: latin-1\r\n"\xFC" 2\r\n');
    expect(await undo(folder)).toMatchObject({ code: 0, out: 'v/a.py: put back\nv/b.py: put back\nv/c.py: put back\n', err: expect.stringMatching(/^run \S+: 3 files put back\n$/) });
    expect(['v/a.py', 'v/b.py', 'v/c.py'].map((name) => bytes(folder, name))).toEqual(before);
    expect(statSync(join(folder, 'v/b.py')).mode & 0o777).toBe(0o751);
    expect(await undo(folder)).toEqual({ code: 0, out: '', err: 'migfix: nothing to undo\n' });
  });

  it('takes back one run after the other, last first, or the one that is named', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py', 'v/c.py');
    await new Promise((done) => setTimeout(done, 5));
    await writeAs(folder, 'v/a.py');
    const { out } = await undo(folder, '--list');
    expect(out).toMatch(/^\S+: 1 file: v\/a\.py\n\S+: 2 files: v\/a\.py, v\/c\.py\n$/);
    const [last, first] = out.split('\n').map((line) => line.split(':')[0] as string);
    expect(await undo(folder, '--run', first as string, '--dry-run')).toMatchObject({ code: 1, out: 'v/a.py: left as it is: has been changed since\nv/c.py: would be put back\n' });
    expect((await undo(folder)).err).toBe(`run ${last}: 1 file put back\n`);
    expect(bytes(folder, 'v/a.py')).toBe('x = 2\n');
    expect((await undo(folder)).err).toBe(`run ${first}: 2 files put back\n`);
    expect(bytes(folder, 'v/a.py')).toBe('x = 1\n');
    expect(await undo(folder, '--run', 'x')).toMatchObject({ code: 2, err: 'migfix: --run x: nothing to undo: see "migfix undo --list"\n' });
  });

  it('takes back one file, or a folder, of whichever run wrote it last', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py', 'v/b.py');
    await new Promise((done) => setTimeout(done, 5));
    await writeAs(folder, 'v/c.py');
    expect(await undo(folder, 'v/b.py')).toMatchObject({ code: 0, out: 'v/b.py: put back\n' });
    expect(await undo(join(folder, 'v'), '.')).toMatchObject({ code: 0, out: 'c.py: put back\n' });
    expect(await undo(folder, 'v/b.py')).toMatchObject({ code: 2, err: 'migfix: nothing to undo in v/b.py: see "migfix undo --list"\n' });
    expect(await undo(folder)).toMatchObject({ out: 'v/a.py: put back\n' });
  });

  it('leaves a file that was changed since, or is gone, or is read-only, and says so', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py', 'v/b.py', 'v/c.py');
    appendFileSync(join(folder, 'v/a.py'), '# mine\n');
    unlinkSync(join(folder, 'v/b.py'));
    expect(await undo(folder)).toMatchObject({ code: 1, out: 'v/a.py: left as it is: has been changed since\nv/b.py: left as it is: no such file or folder\nv/c.py: put back\n' });
    expect(bytes(folder, 'v/a.py')).toBe('x = 2\n# mine\n');
    writeFileSync(join(folder, 'v/a.py'), 'x = 2\n');
    chmodSync(join(folder, 'v/a.py'), 0o444);
    expect(await undo(folder)).toMatchObject({ code: 2, out: expect.stringContaining('v/a.py: left as it is: could not be written: is read-only') });
    chmodSync(join(folder, 'v/a.py'), 0o644);
    expect(await undo(folder)).toMatchObject({ code: 1, out: expect.stringContaining('v/a.py: put back') });
  });

  it('does not come back to a file that was put back and then edited', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py');
    await undo(folder);
    appendFileSync(join(folder, 'v/a.py'), '# mine\n');
    expect(await undo(folder)).toMatchObject({ code: 0, err: 'migfix: nothing to undo\n' });
  });

  it('writes nothing with --dry-run', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py');
    const [journal] = journals(folder) as [string];
    const before = readFileSync(journal);
    expect(await undo(folder, '--dry-run')).toMatchObject({ code: 0, out: 'v/a.py: would be put back\n' });
    expect(bytes(folder, 'v/a.py')).toBe('x = 2\n');
    expect(readFileSync(journal)).toEqual(before);
  });

  it('removes what a run left that was killed at its first file, and nothing outside', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py');
    writeFileSync(join(folder, 'v/a.py'), 'x = 1\n');
    const leftover = `.migfix-${spawnSync(process.execPath, ['-e', '0']).pid}-6825810beb39.tmp`;
    writeFileSync(join(folder, 'v', leftover), 'x = 2\n');
    const outside = folderWith({ 'a.py': 'x = 1\n', [leftover]: '' });
    const [journal] = journals(folder) as [string];
    appendFileSync(journal, readFileSync(journal, 'utf8').replace(/"path":"[^"]*"/, `"path":"${join(outside, 'a.py')}"`));
    await undo(folder, '--dry-run');
    expect(existsSync(join(folder, 'v', leftover))).toBe(true);
    await undo(folder);
    expect([existsSync(join(folder, 'v', leftover)), existsSync(join(outside, leftover))]).toEqual([false, true]);
    expect(bytes(folder, 'v/a.py')).toBe('x = 1\n');
  });

  it('goes through a symbolic link, and knows the file by it', async () => {
    const folder = folderWith({ 'real/a.py': 'x = 1\n' });
    symlinkSync('real', join(folder, 'v'));
    await writeAs(folder, 'v/a.py');
    expect(await undo(folder, 'v/a.py')).toMatchObject({ code: 0, out: 'real/a.py: put back\n' });
  });
});

describe('a journal', () => {
  it('that is torn anywhere in its last line still has the others', async () => {
    const whole = project();
    await writeAs(whole, 'v/a.py', 'v/c.py');
    const text = readFileSync(journals(whole)[0] as string);
    const second = text.indexOf('\n') + 1;
    for (const length of [second, second + 1, second + 40, text.length - 2]) {
      const folder = project();
      await writeAs(folder, 'v/a.py', 'v/c.py');
      writeFileSync(join(folder, 'v/c.py'), '\uFEFFx = 1');
      truncateSync(journals(folder)[0] as string, length);
      const { code, out, err } = await undo(folder);
      expect([code, out]).toEqual([0, 'v/a.py: put back\n']);
      expect(err.includes('has a torn line')).toBe(length !== second);
      // and what undo noted behind the torn line is read again
      appendFileSync(join(folder, 'v/a.py'), '# mine\n');
      expect(await undo(folder)).toMatchObject({ code: 0, err: 'migfix: nothing to undo\n' });
    }
  });

  it('with an entry that was damaged puts nothing wrong back', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py');
    const [journal] = journals(folder) as [string];
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"content":"..../, '"content":"AAAA'));
    expect(await undo(folder)).toMatchObject({ code: 0, err: 'migfix: nothing to undo\n' });
    expect(bytes(folder, 'v/a.py')).toBe('x = 2\n');
  });

  it('stands in the repository’s root, or where one is already, ignored by git, and moves with the project', async () => {
    const folder = project();
    mkdirSync(join(folder, '.git'));
    await writeAs(join(folder, 'v'), 'a.py');
    expect(existsSync(join(folder, 'v/.migfix'))).toBe(false);
    expect(readFileSync(join(folder, '.migfix/.gitignore'), 'utf8')).toBe('*\n');
    rmSync(join(folder, '.git'), { recursive: true });
    await writeAs(join(folder, 'v'), 'b.py');
    expect(journals(folder)).toHaveLength(2);
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    expect(await undo(moved, 'v/a.py')).toMatchObject({ code: 0 });
    expect(bytes(realpathSync(moved), 'v/a.py')).toBe('x = 1\n');
  });

  it('is not made by a run that writes nothing, and fills a .gitignore that a killed run left empty', async () => {
    const folder = project();
    expect(await undo(folder)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, '.migfix'))).toBe(false);
    mkdirSync(join(folder, '.migfix'));
    writeFileSync(join(folder, '.migfix/.gitignore'), '');
    await writeAs(folder, 'v/a.py');
    expect(readFileSync(join(folder, '.migfix/.gitignore'), 'utf8')).toBe('*\n');
  });

  it('goes when it is old and twenty others are younger', async () => {
    const folder = project();
    await writeAs(folder, 'v/a.py');
    const place = dirname(journals(folder)[0] as string);
    for (let n = 10; n < 32; n++) writeFileSync(join(place, `2020-01-${n}T00-00-00-000Z-000000.jsonl`), '');
    utimesSync(place, 0, 0);
    await writeAs(folder, 'v/b.py');
    expect(journals(folder)).toHaveLength(20);
    expect(readdirSync(place).sort()[0]).toBe('2020-01-14T00-00-00-000Z-000000.jsonl');
  });

  it('that can not be kept means that nothing is written', async () => {
    const folder = project();
    writeFileSync(join(folder, '.migfix'), 'a file');
    await expect(writeAs(folder, 'v/a.py')).rejects.toThrow(/^its old text could not be kept in .*\.migfix\/journal: a part of the path is a file, not a folder$/);
    expect(bytes(folder, 'v/a.py')).toBe('x = 1\n');
  });

  it('writes nothing outside of the tree that its journal is of, whoever put it there', async () => {
    const outside = folderWith({ 'far.py': 'x = 1\n' });
    const folder = folderWith({ 'a.py': 'x = 1\n' });
    symlinkSync(join(outside, 'far.py'), join(folder, 'far.py'));
    const source = (await readSource(join(folder, 'far.py'))) as Source;
    const { writeSource } = await import('../../src/node/write.ts');
    const { createJournal } = await import('../../src/node/journal.ts');
    await writeSource(join(folder, 'far.py'), 'x = 2\n', source, { keep: createJournal(folder) });
    const { code, out } = await undo(folder);
    expect([code, readFileSync(join(outside, 'far.py'), 'utf8')]).toEqual([1, 'x = 2\n']);
    expect(out).toContain('left as it is: lies outside of the working directory');
    expect((await undo(folder, outside)).code).toBe(0);
    expect(readFileSync(join(outside, 'far.py'), 'utf8')).toBe('x = 1\n');
  });
});
