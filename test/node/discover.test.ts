import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FindRequest } from '../../src/io.ts';
import { chainOf, discover } from '../../src/node/discover.ts';
import { folderWith, REVISION } from './folder.ts';

async function find(folder: string, request: Partial<FindRequest> = {}, alembicConfig?: string) {
  const found = await discover({ paths: [], exclude: [], excludeBase: folder, respectGitignore: true, ...request }, folder, alembicConfig);
  return { ...found, names: found.files.map((file) => file.name) };
}

const ini = (...lines: string[]) => `[alembic]\n${lines.join('\n')}\n`;

describe("Alembic's configuration", () => {
  it('names the script folder; files are Alembic\'s, sorted', async () => {
    const folder = folderWith({
      'alembic.ini': ini('script_location = %(here)s/alembic'),
      'alembic/env.py': '', 'alembic/script.py.mako': '',
      'alembic/versions/b.py': REVISION, 'alembic/versions/a.py': 'no revision, but Alembic loads it',
      'alembic/versions/__init__.py': '', 'alembic/versions/.#a.py': '', 'alembic/versions/x.pyc': '', 'alembic/versions/sub/c.py': REVISION,
      'other/versions/d.py': REVISION,
    });
    expect((await find(folder)).names).toEqual(['alembic/versions/a.py', 'alembic/versions/b.py']);
    expect((await find('/', { paths: [folder] })).files.map((file) => file.path)).toEqual([join(folder, 'alembic/versions/a.py'), join(folder, 'alembic/versions/b.py')]);
  });

  it.each([
    ['space', 'one two'],
    ['newline', '\n    one\n    two'],
    ['os', 'one:two'],
    [':', 'one:%(here)s/two'],
    [';', 'one; two'],
    [undefined, 'one, two'],
    [undefined, 'one two'],
  ])('splits version_locations by %s', async (separator, value) => {
    const lines = ['script_location = .', ...(separator ? [`path_separator = ${separator}`] : []), `version_locations = ${value}`];
    const folder = folderWith({ 'alembic.ini': ini(...lines), 'one/a.py': REVISION, 'two/b.py': REVISION, 'versions/c.py': REVISION });
    expect((await find(folder)).names).toEqual(['one/a.py', 'two/b.py']);
  });

  it('names the project of each file, and says where only a part of a chain was taken', async () => {
    const folder = folderWith({ 'alembic.ini': ini('script_location = m'), 'm/env.py': '', 'm/versions/a.py': REVISION, 'm/versions/b.py': REVISION, 'build/x.py': '' });
    const env = join(folder, 'm/env.py');
    const facts = async (request: Partial<FindRequest>) => (await find(folder, request)).files.map(({ env, configured, partial }) => ({ env, configured, partial }));
    const whole = { env, configured: true, partial: false };
    expect(await facts({})).toEqual([whole, whole]);
    expect(await facts({ exclude: ['b.py'] })).toEqual([{ ...whole, partial: true }]);
    expect(await facts({ paths: [join(folder, 'm/versions/a.py')] })).toEqual([{ env, configured: false, partial: true }]);
    expect(await facts({ paths: [join(folder, 'm/versions')] })).toEqual([{ ...whole, configured: false }, { ...whole, configured: false }]);
  });

  it('knows version_path_separator', async () => {
    const folder = folderWith({ 'alembic.ini': ini('script_location = .', 'version_path_separator = ;', 'version_locations = one;two'), 'one/a.py': REVISION, 'two/b.py': REVISION });
    expect((await find(folder)).names).toEqual(['one/a.py', 'two/b.py']);
  });

  it('descends with recursive_version_locations', async () => {
    const files = { 'm/versions/2021/a.py': REVISION, 'm/versions/b.py': REVISION, 'm/versions/__pycache__/c.py': REVISION };
    expect((await find(folderWith({ ...files, 'alembic.ini': ini('script_location = m', 'recursive_version_locations = true') }))).names).toEqual(['m/versions/2021/a.py', 'm/versions/b.py']);
    expect((await find(folderWith({ ...files, 'alembic.ini': ini('script_location = m', 'recursive_version_locations = True') }))).names).toEqual(['m/versions/b.py']);
  });

  it.each(['', 'prepend_sys_path = src\n', 'prepend_sys_path = .:lib\npath_separator = os\n'])('resolves package:folder (%#)', async (extra) => {
    const base = extra.includes('lib') ? 'lib/' : extra ? 'src/' : '';
    const folder = folderWith({ 'alembic.ini': ini(`${extra}script_location = my.app:db:migrations`), [`${base}my/app/db/migrations/versions/a.py`]: REVISION });
    expect((await find(folder)).names).toEqual([`${base}my/app/db/migrations/versions/a.py`]);
  });

  it('reads pyproject.toml; a key in the ini wins', async () => {
    const toml = '[tool.alembic]\nscript_location = "%(here)s/a"\nversion_locations = ["%(here)s/v", "w"]\nrecursive_version_locations = true\n';
    const files = { 'pyproject.toml': toml, 'a/env.py': '', 'b/versions/z.py': REVISION, 'v/x.py': REVISION, 'w/deep/y.py': REVISION, 'u/u.py': REVISION };
    expect((await find(folderWith(files))).names).toEqual(['v/x.py', 'w/deep/y.py']);
    expect((await find(folderWith({ ...files, 'alembic.ini': ini('version_locations = u') }))).names).toEqual(['u/u.py']);
  });

  it('takes the section of -n', async () => {
    const folder = folderWith({ 'alembic.ini': `${ini('script_location = a')}[two]\nscript_location = b\n`, 'a/versions/a.py': REVISION, 'b/versions/b.py': REVISION });
    expect((await find(folder, { section: 'two' })).names).toEqual(['b/versions/b.py']);
    expect((await find(folder, { section: 'three' })).problems[0]).toMatch(/alembic\.ini: has no section \[three\]$/);
  });

  it('takes ALEMBIC_CONFIG where no path is given', async () => {
    const folder = folderWith({ 'etc/my.ini': ini('script_location = a'), 'alembic.ini': ini('script_location = b'), 'a/versions/a.py': REVISION, 'b/versions/b.py': REVISION, 'etc/p/pyproject.toml': '[tool.alembic]\nscript_location = "a"' });
    expect((await find(folder, {}, 'etc/my.ini')).names).toEqual(['a/versions/a.py']);
    expect((await find(folder, { paths: ['.'] }, 'etc/my.ini')).names).toEqual(['b/versions/b.py']);
    expect((await find(folder, {}, 'gone.ini')).problems).toEqual(['ALEMBIC_CONFIG: no such file: gone.ini']);
  });

  it('knows Flask-Migrate, from the project and from its folder', async () => {
    const folder = folderWith({ 'migrations/alembic.ini': ini('# no script_location'), 'migrations/env.py': 'naming_convention', 'migrations/versions/a.py': REVISION });
    const expected = ['migrations/versions/a.py'];
    expect((await find(folder)).names).toEqual(expected);
    for (const path of ['.', 'migrations', 'migrations/', 'migrations/versions', 'migrations/versions/a.py']) {
      const { names, files } = await find(folder, { paths: [path] });
      expect(names).toEqual(expected);
      expect(files[0]?.namingConvention).toBe(true);
    }
  });

  it('falls back with a warning when it can not be followed', async () => {
    const folder = folderWith({ 'alembic.ini': ini('script_location = gone'), 'm/versions/a.py': REVISION });
    const { names, warnings } = await find(folder);
    expect(names).toEqual(['m/versions/a.py']);
    expect(warnings).toEqual(['alembic.ini: script_location names no folder: gone; looking for revision files instead']);
  });
});

describe('without a configuration', () => {
  it('takes versions/*.py that define a revision', async () => {
    const folder = folderWith({
      'x/versions/a.py': REVISION,
      'x/versions/annotated.py': 'revision: str = "a"\ndown_revision: Union[str, None] = None\n',
      'x/versions/2020/deep.py': REVISION,
      'x/versions/crlf.py': REVISION.replaceAll('\n', '\r\n'),
      'x/versions/helper.py': 'def f(): pass\n', 'x/versions/half.py': 'revision = 1\n', 'x/versions/inside.py': 'def f():\n  revision = 1\n  down_revision = 2\n',
      'x/models.py': REVISION, 'node_modules/p/versions/b.py': REVISION, '.venv/p/versions/c.py': REVISION,
    });
    expect((await find(folder)).names).toEqual(['x/versions/2020/deep.py', 'x/versions/a.py', 'x/versions/annotated.py', 'x/versions/crlf.py']);
  });

  it('takes those of other folders where no folder is named versions', async () => {
    const folder = folderWith({
      'x/alembic/a.py': REVISION, 'x/alembic/main/b.py': REVISION, 'x/alembic/env.py': '', 'x/models.py': 'revision = 1\n', 'x/site-packages/c.py': REVISION,
    });
    expect((await find(folder)).names).toEqual(['x/alembic/a.py', 'x/alembic/main/b.py']);
  });

  it.each([0, 4080, 4090, 4096, 9000])('wherever in the file that stands: behind %i bytes', async (bytes) => {
    const behind = (text: string) => `${'#'.repeat(Math.max(0, bytes - 1))}\n${text}`;
    const folder = folderWith({ 'versions/a.py': behind(REVISION), 'versions/b.py': behind("revision == 'a'\ndown_revision = None\n"), 'versions/c.py': behind('') });
    expect((await find(folder)).names).toEqual(['versions/a.py']);
  });

  it('takes the revisions of a folder that was named, and any file that was named, once', async () => {
    const folder = folderWith({ 'mine/a.py': REVISION, 'odd.txt': '' });
    symlinkSync('mine/a.py', join(folder, 'z.py'));
    expect((await find(folder, { paths: ['odd.txt', 'mine', 'mine/a.py', 'z.py'] })).names).toEqual(['mine/a.py', 'odd.txt']);
  });

  it('knows the chain of a file that was named: its script folder, else its own folder and none in it', async () => {
    const folder = folderWith({ 'a.py': REVISION, 'b.py': REVISION, 'x/c.py': REVISION, 'x/versions/d.py': REVISION, 'm/env.py': '', 'm/versions/e.py': REVISION, 'm/versions/2020/f.py': REVISION });
    const chain = async (path: string) => (await chainOf((await find(folder, { paths: [path] })).files[0]!, folder)).map(({ name }) => name);
    expect(await chain('a.py')).toEqual(['a.py', 'b.py']);
    expect(await chain('m/versions/e.py')).toEqual(['m/versions/2020/f.py', 'm/versions/e.py']);
  });

  it('says clearly that there is nothing', async () => {
    const folder = folderWith({ 'src/a.py': 'x = 1', 'alembic/alembic.ini': ini('script_location = .'), 'alembic/env.py': '' });
    expect((await find(folder, { paths: ['src', 'gone', 'alembic'] })).problems).toEqual([
      'src: no Alembic migration found: neither alembic.ini nor [tool.alembic] nor a .py file that defines revision and down_revision',
      'gone: no such file or folder',
      `alembic: no migration in ${join(folder, 'alembic/versions')}`,
    ]);
  });
});

describe('what is left out', () => {
  const files = {
    '.git/HEAD': '', '.git/info/exclude': 'e.py\n', '.gitignore': '/x/versions/a.py\n*_old.py\n!keep_old.py\n', 'x/.gitignore': 'versions/b.py\n',
    ...Object.fromEntries(['a', 'b', 'c', 'd_old', 'keep_old', 'e'].map((name) => [`x/versions/${name}.py`, REVISION])),
  };

  it('is what git ignores, from the repository\'s root down', async () => {
    const folder = folderWith(files);
    expect((await find(folder)).names).toEqual(['x/versions/c.py', 'x/versions/keep_old.py']);
    expect((await find(folder, { paths: ['x/versions'] })).names).toEqual(['x/versions/c.py', 'x/versions/keep_old.py']);
    expect((await find(folder, { respectGitignore: false })).names).toHaveLength(6);
  });

  it('is not a file that was named', async () => {
    expect((await find(folderWith(files), { paths: ['x/versions/a.py'], exclude: ['*.py'] })).names).toEqual(['x/versions/a.py']);
  });

  it('is what --exclude matches', async () => {
    const folder = folderWith(files);
    expect((await find(folder, { exclude: ['keep_*', 'x/versions/a.py'], respectGitignore: false })).names).toEqual(['b', 'c', 'd_old', 'e'].map((name) => `x/versions/${name}.py`));
    expect((await find(folder, { exclude: ['x/'] })).problems[0]).toBe('.: all 6 migrations are left out by .gitignore or --exclude');
  });
});
