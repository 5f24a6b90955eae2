import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { fixFolder } from '../../src/node/index.ts';
import { folderWith } from './folder.ts';

const revision = (id: string, down?: string): string =>
  `from alembic import op\n\nrevision = '${id}'\ndown_revision = ${down === undefined ? 'None' : `'${down}'`}\n\n\ndef upgrade():\n    op.drop_column('t', '${id}')\n\n\ndef downgrade():\n    pass\n`;

async function migfix(folder: string, ...argv: string[]) {
  let out = '';
  let err = '';
  const io: Io = { ...createNodeIo(folder), env: {}, stdoutTty: false, out: (text) => void (out += text), err: (text) => void (err += text) };
  const code = await main([...argv, ...(argv.includes('--write') ? ['--allow-no-vcs', '--allow-dirty'] : [])], io);
  return { code, out, err };
}

const isRewritten = (path: string): boolean => readFileSync(path, 'utf8').includes('batch_alter_table');

describe('names', () => {
  const odd = ['with space.py', 'ünï 你.py', '\u001b[31mred.py', 'quo"te.py', 'back\\slash.py', 'tab\t.py', 'right\u202Eleft.py'];
  const lined = join('fold\ner', 'versions', 'a.py');

  it('of every kind are found, written, and never steer a terminal', async () => {
    const folder = folderWith({ ...Object.fromEntries(odd.map((name, i) => [`versions/${name}`, revision(`r${i}`, i ? `r${i - 1}` : undefined)])), [lined]: revision('alone') });
    const check = await migfix(folder, '--check');
    // oxlint-disable-next-line no-control-regex -- they are what it is about
    expect(check.out + check.err).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
    expect(check.out).toContain('versions/\\x1b[31mred.py: would change');
    expect(check.out).toContain('fold\\x0aer/versions/a.py: would change');
    expect((await migfix(folder, '--write')).code).toBe(0);
    for (const path of [...odd.map((name) => join('versions', name)), lined]) expect(isRewritten(join(folder, path)), path).toBe(true);
  });

  it('are quoted in a diff as git quotes them', async () => {
    const files = Object.fromEntries([...odd.map((name, i) => [`versions/${name}`, revision(`r${i}`, i ? `r${i - 1}` : undefined)]), [lined, revision('alone')]]);
    const folder = folderWith(files);
    const { out } = await migfix(folder);
    expect(out).toContain('--- "a/versions/\\033[31mred.py"\n');
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['apply', '-'], { cwd: folder, input: out });
    for (const path of Object.keys(files)) expect(isRewritten(join(folder, path)), path).toBe(true);
  });

  it('stay what they are in JSON', async () => {
    const folder = folderWith({ [lined]: revision('alone') });
    expect(JSON.parse((await migfix(folder, '--output-format', 'json')).out).files[0].path).toBe('fold\ner/versions/a.py');
  });

  it('that Alembic does not load are left out, and taken when they are named', async () => {
    const folder = folderWith({ 'versions/a.py': revision('a'), 'versions/new\nline.py': revision('b', 'a') });
    expect((await migfix(folder, '--check')).out).not.toContain('line.py');
    expect((await migfix(folder, '--check', 'versions/new\nline.py')).out).toContain('versions/new\\x0aline.py: would change');
  });

  it('may lie a thousand folders deep', async () => {
    const folder = folderWith({});
    const home = process.cwd();
    process.chdir(folder);
    for (let depth = 0; depth < 1000; depth++) {
      mkdirSync('d');
      process.chdir('d');
    }
    mkdirSync('versions');
    writeFileSync('versions/a.py', revision('a'));
    expect((await migfix(folder, '--write')).code).toBe(0);
    expect(isRewritten('versions/a.py')).toBe(true);
    process.chdir(home);
  });
});

describe('links', () => {
  const linked = (): { readonly folder: string; readonly outside: string } => {
    const outside = folderWith({ 'far.py': revision('b', 'a'), 'more/versions/c.py': revision('c') });
    const folder = folderWith({ 'versions/a.py': revision('a') });
    symlinkSync(join(outside, 'far.py'), join(folder, 'versions/far.py'));
    symlinkSync(join(outside, 'more'), join(folder, 'more'));
    return { folder, outside };
  };

  it('that go in circles or nowhere are passed by', async () => {
    const { folder } = linked();
    symlinkSync('.', join(folder, 'versions/loop'));
    symlinkSync('..', join(folder, 'versions/up'));
    symlinkSync('nowhere.py', join(folder, 'versions/broken.py'));
    symlinkSync('self.py', join(folder, 'versions/self.py'));
    expect(JSON.parse((await migfix(folder, '--output-format', 'json')).out).files.map(({ path }: { path: string }) => path)).toEqual(['versions/a.py']);
  });

  it('out of the folder are not followed, and said', async () => {
    const { folder, outside } = linked();
    const { code, err } = await migfix(folder, '--write');
    expect(code).toBe(0);
    expect(err).toContain(`migfix: warning: versions/far.py: is a link out of here, to ${join(outside, 'far.py')}: left out (--follow-links takes it)\n`);
    expect([isRewritten(join(folder, 'versions/a.py')), isRewritten(join(outside, 'far.py'))]).toEqual([true, false]);
  });

  it('are read with --follow-links, and written when they are named', async () => {
    const { folder, outside } = linked();
    const read = await migfix(folder, '--write', '--follow-links');
    expect([read.code, isRewritten(join(outside, 'far.py'))]).toEqual([2, false]);
    expect(read.out).toContain('versions/far.py: error failed: could not be written: lies outside of the working directory');
    expect((await migfix(folder, '--write', 'versions/far.py')).code).toBe(0);
    expect(isRewritten(join(outside, 'far.py'))).toBe(true);
  });

  it('inside the repository are files like any other', async () => {
    const folder = folderWith({ '.git/HEAD': '', 'shared/b.py': revision('b', 'a'), 'app/versions/a.py': revision('a') });
    symlinkSync('../../shared/b.py', join(folder, 'app/versions/b.py'));
    expect((await migfix(join(folder, 'app'), '--write')).code).toBe(0);
    expect(isRewritten(join(folder, 'shared/b.py'))).toBe(true);
  });
});

describe('a configuration that points elsewhere', () => {
  const elsewhere = (config: (outside: string) => Readonly<Record<string, string>>) => {
    const outside = folderWith({ 'a.py': revision('a'), 'env.py': '', 'script.py.mako': '', 'versions/a.py': revision('a') });
    return { outside, folder: folderWith({ 'm/env.py': '', ...config(outside) }) };
  };

  it.each([
    ['version_locations', (outside: string) => ({ 'alembic.ini': `[alembic]\nscript_location = m\nversion_locations = ${outside}\n` })],
    ['a way up', (outside: string) => ({ 'alembic.ini': `[alembic]\nscript_location = m\nversion_locations = %(here)s/../../../../..${outside}\n` })],
    ['pyproject.toml', (outside: string) => ({ 'pyproject.toml': `[tool.alembic]\nscript_location = "m"\nversion_locations = ["${outside}"]\n` })],
  ])('is read, and nothing is written there: %s', async (_title, config) => {
    const { folder, outside } = elsewhere(config);
    const before = readFileSync(join(outside, 'a.py'), 'utf8');
    expect((await migfix(folder)).out).toContain('+    with op.batch_alter_table');
    const { code, out } = await migfix(folder, '--write');
    expect(code).toBe(2);
    expect(out).toContain('a.py: error failed: could not be written: lies outside of the working directory, its repository and the paths that were named: name it to have it written');
    expect(readFileSync(join(outside, 'a.py'), 'utf8')).toBe(before);
    expect((await migfix(folder, '--write', '.', outside)).code).toBe(0);
    expect(isRewritten(join(outside, 'a.py'))).toBe(true);
  });

  it('does not lead the library or the doctor there either', async () => {
    const { folder, outside } = elsewhere((far) => ({ 'alembic.ini': `[alembic]\nscript_location = ${far}\n` }));
    writeFileSync(join(outside, 'env.py'), 'from alembic import context\n\ncontext.configure(connection=None, target_metadata=None)\n');
    const before = readFileSync(join(outside, 'env.py'), 'utf8');
    await expect(fixFolder(folder, { write: true })).rejects.toThrow('lies outside of');
    const { code, err } = await migfix(folder, 'doctor', '--write');
    expect([code, readFileSync(join(outside, 'env.py'), 'utf8')]).toEqual([2, before]);
    expect(err).toContain('could not be written: lies outside of');
  });

  it('runs no code: what would be run by Python is read as text', async () => {
    const folder = folderWith({
      'alembic.ini': '[alembic]\nscript_location = m\n',
      'm/env.py': "open('ran-env', 'w')\n",
      'm/versions/a.py': `open('ran-a', 'w')\n${revision('a')}`,
      '.migfix.toml': 'preset = "house"\n',
    });
    for (const command of [[], ['--check'], ['--write'], ['graph'], ['history', 't'], ['doctor']]) await migfix(folder, ...command);
    expect(['ran-env', 'ran-a', 'm/ran-env', 'm/versions/ran-a'].filter((name) => existsSync(join(folder, name)) || existsSync(name))).toEqual([]);
    expect(isRewritten(join(folder, 'm/versions/a.py'))).toBe(true);
  });
});
