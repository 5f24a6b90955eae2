import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Io } from '../../src/io.ts';
import { createNodeIo } from '../../src/node/io.ts';
import { folderWith, REVISION } from '../node/folder.ts';
import { fakeEngine } from './memory-io.ts';

/** `--write` beside what git has not been given yet, and the flags that choose files by it. */

async function migfix(folder: string, ...argv: readonly string[]) {
  const fake = { out: '', err: '' };
  const io: Io = { ...createNodeIo(folder), env: {}, out: (text) => void (fake.out += text), err: (text) => void (fake.err += text) };
  return { code: await main([...argv, '--quiet'], io, fakeEngine()), ...fake };
}

const git = (folder: string, ...args: readonly string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { stdio: 'pipe' });

const OLD = `${REVISION}OLD\n`;
const child = (id: string): string => `revision = "${id}"\ndown_revision = "a1"\nOLD\n`;

/** A project with two revisions, all of it committed. */
function repository(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith({ 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/env.py': '', 'm/versions/a.py': OLD, 'm/versions/b.py': child('b1'), 'app.py': '', '.gitignore': 'ignored\n', ...files });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'all');
  return folder;
}

const isNew = (folder: string, name = 'm/versions/a.py'): boolean => readFileSync(join(folder, name), 'utf8').includes('NEW');

describe('--write in a git repository', () => {
  it('writes where all is committed, and its own folder does not show', async () => {
    const folder = repository();
    expect(await migfix(folder, '--write')).toMatchObject({ code: 0, err: '' });
    expect(isNew(folder)).toBe(true);
    expect(git(folder, 'status', '--porcelain').toString()).toBe(' M m/versions/a.py\n M m/versions/b.py\n');
  });

  const edit = (folder: string): void => appendFileSync(join(folder, 'app.py'), 'x\n');
  const stage = (folder: string): void => (edit(folder), void git(folder, 'add', 'app.py'));
  it.each<readonly [string, (folder: string) => void, string, readonly string[], readonly string[]]>([
    ['a change', edit, 'app.py (changed). Commit or stash them, or pass --allow-dirty', ['--allow-dirty'], ['--allow-staged', '--allow-no-vcs']],
    ['a staged change', stage, 'app.py (staged). Commit or stash them, or pass --allow-staged', ['--allow-staged', '--allow-dirty'], ['--allow-no-vcs']],
    ['a staged change that was changed again', (folder) => (stage(folder), edit(folder)), 'app.py (changed). Commit or stash them, or pass --allow-dirty', ['--allow-dirty'], ['--allow-staged']],
    ['an untracked file', (folder) => writeFileSync(join(folder, 'm/new \u00FC.txt'), ''), 'm/new \u00FC.txt (untracked). Commit or stash them, or pass --allow-dirty', ['--allow-dirty'], ['--allow-staged']],
    ['a deleted file', (folder) => rmSync(join(folder, 'app.py')), 'app.py (changed). Commit or stash them, or pass --allow-dirty', ['--allow-dirty'], []],
    ['a renamed file, staged', (folder) => void git(folder, 'mv', 'app.py', 'b.py'), 'app.py (staged), b.py (staged). Commit or stash them, or pass --allow-staged', ['--allow-staged'], []],
    ['many', (folder) => { for (const n of [1, 2, 3, 4, 5, 6, 7]) writeFileSync(join(folder, `${n}.txt`), ''); }, '1.txt (untracked), 2.txt (untracked), 3.txt (untracked), 4.txt (untracked), 5.txt (untracked) and 2 more. Commit or stash them, or pass --allow-dirty', ['--allow-dirty'], []],
  ])('is refused beside %s', async (_title, change, message, allowing, notAllowing) => {
    const folder = repository();
    change(folder);
    expect(await migfix(folder, '--write')).toEqual({ code: 2, out: '', err: `migfix: nothing was written: uncommitted changes: ${message}\n` });
    for (const flag of notAllowing) expect((await migfix(folder, '--write', flag)).code).toBe(2);
    expect(isNew(folder)).toBe(false);
    for (const flag of allowing) {
      expect((await migfix(folder, '--write', flag)).code).toBe(0);
      expect(isNew(folder)).toBe(true);
      await migfix(folder, 'undo');
    }
  });

  it('is not refused beside what git ignores, nor what a killed run has left', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'ignored'), '');
    writeFileSync(join(folder, 'm/versions/.migfix-4194305-0123456789ab.tmp'), 'half');
    mkdirSync(join(folder, '.migfix'));
    writeFileSync(join(folder, '.migfix/.gitignore'), '');
    expect(await migfix(folder, '--write')).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(folder, 'm/versions/.migfix-4194305-0123456789ab.tmp'))).toBe(false);
  });

  it('asks nothing of a dry run, a check, stdin, or where there is nothing to write to', async () => {
    const folder = repository();
    appendFileSync(join(folder, 'app.py'), 'x\n');
    const refuse: Io['workTree'] = async () => { throw new Error('must not be called'); };
    const io = { ...createNodeIo(folder), workTree: refuse, out: () => {}, err: () => {}, stdin: async () => OLD };
    expect(await main([], io, fakeEngine())).toBe(1);
    expect(await main(['--check'], io, fakeEngine())).toBe(1);
    expect(await main(['--write', '-'], io, fakeEngine())).toBe(0);
    expect(await main(['--write', '--allow-dirty', '--allow-no-vcs'], io, fakeEngine())).toBe(0);
  });

  it('looks at the repository of the files, wherever it is run, and through links', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'app.py'), 'changed\n');
    const elsewhere = folderWith({});
    symlinkSync(join(folder, 'm/versions/a.py'), join(elsewhere, 'a.py'));
    expect((await migfix(elsewhere, '--write', 'a.py')).err).toContain('app.py (changed)');
    expect((await migfix(join(folder, 'm'), '--write', 'versions')).err).toContain('uncommitted changes: ../app.py (changed)');
  });

  it('is refused when git can not tell', async () => {
    const folder = repository();
    writeFileSync(join(folder, '.git/HEAD'), 'junk');
    const refused = await migfix(folder, '--write');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/^migfix: nothing was written: git can't tell what is committed: .*: git: fatal: .*Pass --allow-dirty to write all the same\n$/);
    expect(await migfix(folder, '--write', '--allow-dirty')).toMatchObject({ code: 0 });
  });

  it('is not misled by what a hook of another repository sets', async () => {
    const folder = repository();
    const other = repository();
    appendFileSync(join(folder, 'app.py'), 'x\n');
    process.env['GIT_DIR'] = join(other, '.git');
    try {
      expect((await migfix(folder, '--write')).err).toContain('app.py (changed)');
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  it('goes for the doctor, too', async () => {
    const folder = repository();
    appendFileSync(join(folder, 'app.py'), 'x\n');
    const before = readFileSync(join(folder, 'alembic.ini'), 'utf8');
    expect(await migfix(folder, 'doctor', '--write')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('uncommitted changes: app.py (changed)') });
    expect(readFileSync(join(folder, 'alembic.ini'), 'utf8')).toBe(before);
  });
});

describe('--write without version control', () => {
  it.each([
    ['in no repository', () => folderWith({ 'versions/a.py': OLD }), ['--write', 'versions/a.py']],
    ['in one that ignores it', () => repository({ 'ignored/versions/a.py': OLD }), ['--write', '--no-respect-gitignore', 'ignored/versions/a.py']],
  ] as const)('is refused %s', async (_title, make, argv) => {
    const folder = make();
    const refused = await migfix(folder, ...argv);
    expect(refused).toMatchObject({ code: 2, err: `migfix: nothing was written: under no version control: ${argv.at(-1)}. Pass --allow-no-vcs to write all the same\n` });
    expect(await migfix(folder, ...argv, '--allow-dirty')).toMatchObject({ code: 2 });
    expect(await migfix(folder, ...argv, '--allow-no-vcs')).toMatchObject({ code: 0 });
    expect(isNew(folder, argv.at(-1))).toBe(true);
  });

  it('takes another kind of version control for one, without a look at its state', async () => {
    const folder = folderWith({ 'v/versions/a.py': OLD, '.hg/x': '' });
    expect(await migfix(folder, '--write', 'v/versions/a.py')).toMatchObject({ code: 0 });
  });
});

describe('choosing files by git', () => {
  function worked(): string {
    const folder = repository();
    git(folder, 'switch', '-qc', 'work');
    writeFileSync(join(folder, 'm/versions/c.py'), child('c1'));
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'c');
    git(folder, 'switch', '-q', 'main');
    writeFileSync(join(folder, 'm/versions/b.py'), `# main\n${child('b1')}`);
    git(folder, 'commit', '-qam', 'main goes on');
    git(folder, 'switch', '-q', 'work');
    for (const name of ['staged', 'untracked', 'gone']) writeFileSync(join(folder, `m/versions/${name}.py`), child(name));
    git(folder, 'add', 'm/versions/staged.py', 'm/versions/gone.py');
    rmSync(join(folder, 'm/versions/gone.py'));
    appendFileSync(join(folder, 'm/versions/a.py'), '# changed\n');
    return folder;
  }

  it.each([
    [['--staged'], ['staged']],
    [['--changed'], ['a', 'staged', 'untracked']],
    [['--since', 'main'], ['a', 'c', 'staged', 'untracked']],
    [['--changed', '--since', 'main'], ['a', 'c', 'staged', 'untracked']],
    [['--staged', 'm/versions/a.py', 'm/versions/staged.py'], ['staged']],
  ])('%j', async (flags, expected) => {
    const { out } = await migfix(worked(), ...flags);
    expect([...out.matchAll(/^\+\+\+ b\/m\/versions\/(.*)\.py$/gm)].map(([, name]) => name)).toEqual(expected);
  });

  it('writes the chosen files alone', async () => {
    const folder = worked();
    expect(await migfix(folder, '--staged', '--write', '--allow-dirty')).toMatchObject({ code: 0 });
    expect(['staged', 'a', 'untracked', 'c'].map((name) => isNew(folder, `m/versions/${name}.py`))).toEqual([true, false, false, false]);
  });

  it('is 0 with a word when none is chosen', async () => {
    expect(await migfix(repository(), '--check', '--staged')).toEqual({ code: 0, out: '', err: 'migfix: --staged: git names none of the 2 migrations\n' });
  });

  it.each([
    [['--since', 'nowhere'], '--since nowhere: git does not know nowhere'],
    [['--since', '-x'], undefined],
    [['--since=-x'], '--since -x: git does not know -x'],
    [['--staged', '--changed'], '--staged and --changed contradict each other'],
    [['--staged', '--since', 'main'], '--staged and --since contradict each other'],
    [['history', '--staged'], '--staged does not go with "migfix history"'],
  ])('%j is refused', async (flags, message) => {
    const { code, err } = await migfix(repository(), ...flags);
    expect(code).toBe(2);
    if (message !== undefined) expect(err).toBe(`migfix: ${message}\n`);
  });

  it('needs git, and a commit in common', async () => {
    const plain = folderWith({ 'versions/a.py': OLD });
    expect((await migfix(plain, '--staged', 'versions/a.py')).err).toBe(`migfix: --staged: ${plain}/versions/a.py is in no git repository\n`);
    const folder = repository();
    git(folder, 'switch', '-q', '--orphan', 'other');
    git(folder, 'commit', '-q', '--allow-empty', '-m', 'x');
    git(folder, 'switch', '-q', 'main');
    expect((await migfix(folder, '--since', 'other')).err).toContain('no commit that other and HEAD have in common');
  });

  it('lets the rest of the chain tell what it knows', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'm/versions/b.py'), `${child('b1')}# changed\n`);
    const engine = { ...fakeEngine(), fix: ((code, parse, transforms, options, history) => {
      history?.schemaAt(0 as never, 0 as never);
      return fakeEngine().fix(code, parse, transforms, options);
    }) as ReturnType<typeof fakeEngine>['fix'] };
    const read: string[] = [];
    const node = createNodeIo(folder);
    await main(['--changed'], { ...node, out: () => {}, err: () => {}, read: async (path) => (read.push(path), node.read(path)) }, engine);
    expect([...new Set(read.map((path) => path.slice(folder.length)))]).toEqual(['/m/versions/b.py', '/m/versions/a.py']);
  });
});
