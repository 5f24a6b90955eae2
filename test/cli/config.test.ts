import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

async function migfix(argv: string, files: Record<string, string>) {
  const io = memoryIo({ 'a.py': 'fine', 'deep/er/b.py': 'fine', ...files });
  const engine = fakeEngine();
  const code = await main(argv.split(' ').filter(Boolean), io, engine);
  return { code, io, options: engine.seen[0], request: io.requests[0] };
}

describe('configuration', () => {
  it('reads every key', async () => {
    const { options, request } = await migfix('a.py', {
      'migfix.toml': `preset = "strict"\nsafe = true\nselect = ["batch"]\nignore = ["raw-sql"]\nplaceholder = "drop"\nsqlite = "3.35"
types = { "myapp.Money" = "0" }\nnaming-convention = true\nexclude = ["old/"]\nallow-marks = true\nrespect-gitignore = false\n`,
    });
    expect(options).toEqual({ preset: 'strict', safe: true, select: ['batch'], ignore: ['raw-sql'], placeholder: 'drop', sqlite: '3.35', types: { 'myapp.Money': '0' }, namingConvention: true });
    expect(request).toMatchObject({ exclude: ['old/'], excludeBase: '/project', respectGitignore: false });
  });

  it('prefers .migfix.toml to migfix.toml to pyproject.toml', async () => {
    const all = { '.migfix.toml': 'sqlite = "3.1"', 'migfix.toml': 'sqlite = "3.2"', 'pyproject.toml': '[tool.migfix]\nsqlite = "3.3"' };
    expect((await migfix('a.py', all)).options?.sqlite).toBe('3.1');
    const { '.migfix.toml': _first, ...two } = all;
    expect((await migfix('a.py', two)).options?.sqlite).toBe('3.2');
    expect((await migfix('a.py', { 'pyproject.toml': all['pyproject.toml'] })).options?.sqlite).toBe('3.3');
  });

  it('takes the closest file and merges nothing', async () => {
    const { options } = await migfix('deep/er/b.py', { 'migfix.toml': 'sqlite = "3.1"\nsafe = true', 'deep/pyproject.toml': '[tool.migfix]\nsqlite = "3.2"' });
    expect(options).toMatchObject({ sqlite: '3.2', safe: false });
  });

  it('passes by a pyproject.toml without the section', async () => {
    const { options } = await migfix('deep/er/b.py', { 'migfix.toml': 'sqlite = "3.1"', 'deep/pyproject.toml': '[tool.other]\nmigfix = 1' });
    expect(options?.sqlite).toBe('3.1');
  });

  it('looks above all paths when there are several', async () => {
    const { options } = await migfix('a.py deep/er/b.py', { 'migfix.toml': 'sqlite = "3.1"', 'deep/migfix.toml': 'sqlite = "3.2"' });
    expect(options?.sqlite).toBe('3.1');
  });

  it('lets the command line win, both ways', async () => {
    const file = { 'migfix.toml': 'safe = true\npreset = "strict"\nselect = ["batch"]\nexclude = ["x"]' };
    const { options, request } = await migfix('--no-safe --preset minimal --select raw-sql --exclude y a.py', file);
    expect(options).toMatchObject({ safe: false, preset: 'minimal', select: ['raw-sql'] });
    expect(request?.exclude).toEqual(['y']);
  });

  it('reads --config, or nothing with --isolated', async () => {
    const files = { 'migfix.toml': 'sqlite = "3.1"', 'other/my.toml': 'sqlite = "3.9"\nexclude = ["x"]' };
    const named = await migfix('--config other/my.toml a.py', files);
    expect(named.options?.sqlite).toBe('3.9');
    expect(named.request?.excludeBase).toBe('/project/other');
    expect((await migfix('--isolated a.py', files)).options?.sqlite).toBe('3.26');
  });

  it('extends', async () => {
    const files = { 'base.toml': 'sqlite = "3.1"\nsafe = true', 'deep/migfix.toml': 'extend = "../base.toml"\nsqlite = "3.2"' };
    expect((await migfix('deep/er/b.py', files)).options).toMatchObject({ sqlite: '3.2', safe: true });
  });

  it.each([
    ['prest = "house"', '/project/migfix.toml: unknown key "prest" (did you mean "preset"?)'],
    ['allow_marks = true', 'unknown key "allow_marks" (did you mean "allow-marks"?)'],
    ['preset = "hause"', 'preset must be minimal, house, strict, not "hause" (did you mean "house"?)'],
    ['safe = "yes"', 'safe must be true or false'],
    ['select = "batch"', 'select must be a list of strings'],
    ['types = { x = 1 }', 'types must be a table of strings'],
    ['select = ["bach"]', 'unknown rule "bach" (did you mean "batch"?)'],
    ['preset = "house"\nsqlite = ', '/project/migfix.toml:2:10: '],
    ['[[overrides]]\npaths = ["a.py"]\nselect = ["bach"]', 'override 1 of migfix.toml: unknown rule "bach" (did you mean "batch"?)'],
    ['extend = "migfix.toml"', 'extends itself'],
    ['extend = "gone.toml"', 'extends gone.toml, which is not there'],
  ])('refuses %s', async (text, message) => {
    const { code, io } = await migfix('a.py', { 'migfix.toml': text });
    expect(code).toBe(2);
    expect(io.stderr).toContain(message);
  });

  it('refuses a --config that is not there', async () => {
    expect((await migfix('--config nowhere.toml', {})).code).toBe(2);
  });

  it('takes the naming convention from the project unless told', async () => {
    const files = { 'convention.py': 'fine' };
    expect((await migfix('convention.py', files)).options?.namingConvention).toBe(true);
    expect((await migfix('a.py', files)).options?.namingConvention).toBe(false);
    expect((await migfix('--no-naming-convention convention.py', files)).options?.namingConvention).toBe(false);
  });

  it('foreign keys are as the flag says, else as the configuration, else as the project tells', async () => {
    const files = { 'a.py': 'MIGRATION' };
    expect((await migfix('a.py', files)).options?.foreignKeys).toBeUndefined();
    expect((await migfix('--foreign-keys a.py', files)).options?.foreignKeys).toBe(true);
    const configured = { ...files, '.migfix.toml': 'foreign-keys = true\n' };
    expect((await migfix('a.py', configured)).options?.foreignKeys).toBe(true);
    expect((await migfix('--no-foreign-keys a.py', configured)).options?.foreignKeys).toBe(false);
  });

  it('extends: what stands in the file wins, lists are replaced, types are put together, overrides follow', async () => {
    const files = {
      'base.toml': 'select = ["raw-sql"]\nignore = ["batch"]\nexclude = ["x"]\n[types]\n"a.B" = "0"\n"a.C" = "0"\n[[overrides]]\npaths = ["a.py"]\nplaceholder = "drop"\nsqlite = "3.1"',
      'deep/mid.toml': 'extend = "../base.toml"\nselect = ["batch"]\n[types]\n"a.C" = "1"',
      'deep/migfix.toml': 'extend = "mid.toml"\nsafe = true\n[[overrides]]\npaths = ["er/b.py"]\nsqlite = "3.2"',
    };
    const own = await migfix('deep/er/b.py', files);
    expect(own.options).toMatchObject({ select: ['batch'], ignore: ['batch'], safe: true, types: { 'a.B': '0', 'a.C': '1' }, sqlite: '3.2', placeholder: 'keep' });
    expect(own.request?.excludeBase).toBe('/project');
    const other = await migfix('--config deep/migfix.toml a.py', files);
    expect(other.options).toMatchObject({ sqlite: '3.1', placeholder: 'drop' });
  });

  it('overrides: in their order, the later one wins, the command line beats them', async () => {
    const files = { 'migfix.toml': 'preset = "strict"\n[types]\n"a.B" = "0"\n[[overrides]]\npaths = ["deep/er/*", "!deep/er/c.py"]\npreset = "minimal"\nsafe = true\nforeign-keys = true\ntypes = { "a.C" = "1" }\n[[overrides]]\npaths = ["b.*"]\nsafe = false\nrequire-reason = true' };
    expect((await migfix('deep/er/b.py', files)).options).toMatchObject({ preset: 'minimal', safe: false, foreignKeys: true, requireReason: true, types: { 'a.B': '0', 'a.C': '1' } });
    expect((await migfix('a.py', files)).options).toMatchObject({ preset: 'strict', safe: false, types: { 'a.B': '0' } });
    expect((await migfix('--preset house --no-foreign-keys deep/er/b.py', files)).options).toMatchObject({ preset: 'house', foreignKeys: false });
    expect((await migfix('deep/er/c.py', { ...files, 'deep/er/c.py': 'fine' })).options).toMatchObject({ preset: 'strict' });
  });

  it.each([
    [{ 'migfix.toml': 'extend = "b.toml"', 'b.toml': 'extend = "migfix.toml"' }, 'migfix.toml: extends itself: /project/migfix.toml → /project/b.toml → /project/migfix.toml'],
    [Object.fromEntries(Array.from({ length: 30 }, (_, at) => [at ? `${at}.toml` : 'migfix.toml', `extend = "${at + 1}.toml"`])), 'extends more than 20 files'],
    [{ 'migfix.toml': 'overrides = 1' }, 'overrides must be tables: [[overrides]]'],
    [{ 'migfix.toml': '[[overrides]]\nsafe = true' }, 'override 1: paths must be a list of patterns, at least one'],
    [{ 'migfix.toml': '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["a"]\nprest = "house"' }, 'override 2: unknown key "prest" (did you mean "preset"?)'],
    [{ 'migfix.toml': '[[overrides]]\npaths = ["a"]\nexclude = ["x"]' }, 'override 1: exclude is for the whole run, not for some files'],
    [{ 'migfix.toml': '[[overrides]]\npaths = ["z"]\nselect = ["bach"]' }, 'unknown rule "bach"'],
    [{ 'migfix.toml': 'overides = []' }, 'unknown key "overides" (did you mean "overrides"?)'],
    [{ 'migfix.toml': 'sqlite = "x"' }, 'sqlite must be a version such as 3.26, not "x"'],
  ] as readonly [Record<string, string>, string][])('refuses %j', async (files, message) => {
    const { code, io } = await migfix('a.py', files);
    expect(code).toBe(2);
    expect(io.stderr).toContain(message);
    expect(io.stderr.split('\n')).toHaveLength(2);
  });

  it('refuses a file that is no configuration for its size', async () => {
    const io = memoryIo({ 'a.py': 'fine' }, { readText: async (_path, most) => (most === undefined ? undefined : Promise.reject(new Error(`larger than ${most} bytes`))) });
    expect(await main(['a.py'], io, fakeEngine())).toBe(2);
    expect(io.stderr).toMatch(/^migfix: \S+\.migfix\.toml: larger than 1048576 bytes\n$/);
  });

  it('--show-settings says where each value is from, and does nothing else', async () => {
    const files = { 'pyproject.toml': '[tool.migfix]\nextend = "base.toml"\npreset = "strict"\n[[tool.migfix.overrides]]\npaths = ["a.py"]\nsafe = true', 'base.toml': 'exclude = ["x y"]\ntypes = { "a.B" = "0" }' };
    const { io, code, options } = await migfix('--show-settings --placeholder drop a.py', files);
    const rows = Object.fromEntries(io.stdout.trimEnd().split('\n').map((line) => (/^(.*?)\s+# (.*)$/.exec(line.replace(/^# /, '')) as RegExpExecArray).slice(1)));
    expect(rows).toMatchObject({ 'preset = "strict"': 'pyproject.toml: tool.migfix', 'safe = true': 'override 1 of pyproject.toml: tool.migfix', 'placeholder = "drop"': 'command line', 'exclude = ["x y"]': 'base.toml', 'types = { "a.B" = "0" }': 'base.toml', 'sqlite = "3.26"': 'default' });
    expect([code, options]).toEqual([0, undefined]);
    const json = JSON.parse((await migfix('--show-settings --output-format json', files)).io.stdout) as { settings: Record<string, unknown> };
    expect(json.settings).toMatchObject({ safe: { value: false, from: 'default' }, select: { value: null, from: 'default' } });
  });

  it('--show-settings has the types of all overrides of a file, as a run has', async () => {
    const files = { 'migfix.toml': 'types = { "a.A" = "0" }\n[[overrides]]\npaths = ["*"]\ntypes = { "a.B" = "1" }\n[[overrides]]\npaths = ["a.py"]\ntypes = { "a.C" = "2" }\n' };
    const told = JSON.parse((await migfix('--show-settings --output-format json a.py', files)).io.stdout) as { settings: { types: { value: unknown } } };
    expect(told.settings.types.value).toEqual((await migfix('a.py', files)).options?.types);
  });

  it('--show-files lists what would be read', async () => {
    const { io, code, options } = await migfix('--show-files a.py deep/er/b.py', {});
    expect([io.stdout, code, options]).toEqual(['a.py\ndeep/er/b.py\n', 0, undefined]);
  });
});
