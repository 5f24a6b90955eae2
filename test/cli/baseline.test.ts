/** What a team knows of does not fail its checks; what is new does, and what is gone leaves the baseline. */
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

async function migfix(argv: string, files: Record<string, string>, stdin = '') {
  const io = memoryIo(files, { stdin: async () => stdin });
  const code = await main(argv.split(' ').filter(Boolean), io, fakeEngine());
  const now = Object.fromEntries([...io.files].map(([path, text]) => [path.slice('/project/'.length), text]));
  return { code, io, now, written: now['migfix-baseline.json'] };
}

const FILES = { 'a.py': 'x = WARNING\n', 'b.py': 'OLD\n', 'c.py': 'fine\n', 'd.py': 'x = 1 # MARK\n', 'e.py': 'BROKEN\n' };
const NAMED = 'a.py b.py c.py d.py e.py';
const made = async (files: Record<string, string> = FILES, named = NAMED) => (await migfix(`--update-baseline ${named}`, files)).now;
const check = (files: Record<string, string>, named = NAMED) => migfix(`--check --baseline migfix-baseline.json ${named}`, files);

describe('a baseline', () => {
  it('covers findings, changes, marks and skipped files: the check passes and lists none of them', async () => {
    const { code, io } = await check(await made());
    expect(code).toBe(0);
    expect(io.stdout).toBe('');
    expect(io.stderr).toContain('4 known (migfix-baseline.json)');
  });

  it('fails for what is new, and for that alone', async () => {
    const { code, io } = await check({ ...(await made()), 'a.py': 'x = WARNING\ny = ERROR\n' });
    expect(code).toBe(1);
    expect(io.stdout).toContain('a.py:2:5: error raw-sql: found ERROR');
    expect(io.stdout).not.toContain('WARNING');
  });

  it('fails for a file in which one change is new, and shows it as it would change', async () => {
    const { code, io } = await check({ ...(await made()), 'b.py': 'OLD\nmore(OLD)\n' });
    expect(code).toBe(1);
    expect(io.stdout).toContain('b.py: would change');
  });

  it('does not mind that lines move', async () => {
    expect((await check({ ...(await made()), 'a.py': '# new\n\nx  =  WARNING  # why\n' })).code).toBe(0);
  });

  it('only shrinks: what is not found any more fails with one line', async () => {
    const files = { ...(await made()), 'a.py': 'x = fine\n' };
    const { code, io } = await check(files);
    expect(code).toBe(1);
    expect(io.stderr).toContain('the baseline has what is not found any more: a.py: raw-sql. --update-baseline takes it out\n');
    const { now } = await migfix(`--update-baseline ${NAMED}`, files);
    expect((await check(now)).code).toBe(0);
  });

  it('does not judge files that the run is not about, but those that are gone', async () => {
    const files = await made();
    expect((await check(files, 'c.py')).code).toBe(0);
    const { 'a.py': _, ...without } = files;
    const { code, io } = await check(without, 'c.py');
    expect(code).toBe(1);
    expect(io.stderr).toContain('not found any more: a.py: raw-sql.');
    const shrunk = await migfix('--update-baseline c.py', without);
    expect(shrunk.written).not.toContain('a.py');
    expect(shrunk.written).toContain('b.py');
  });

  it('is not made longer by --update-baseline once it is there, but by --grow-baseline', async () => {
    const files: Record<string, string> = { ...(await made()), 'a.py': 'x = WARNING\ny = ERROR\n' };
    const updated = await migfix(`--update-baseline ${NAMED}`, files);
    expect(updated.code).toBe(1);
    expect(updated.written).toBe(files['migfix-baseline.json']);
    const grown = await migfix(`--grow-baseline ${NAMED}`, files);
    expect(grown.code).toBe(0);
    expect((await check(grown.now)).code).toBe(0);
  });

  it('is the same text whenever it is written', async () => {
    const [one, other] = [await made(), await made(FILES, NAMED.split(' ').reverse().join(' '))];
    expect(other['migfix-baseline.json']).toBe(one['migfix-baseline.json']);
    const { findings } = JSON.parse(one['migfix-baseline.json'] as string) as { findings: { file: string; rule: string; count: number }[] };
    expect(findings.map(({ file, rule, count }) => [file, rule, count])).toEqual([['a.py', 'raw-sql', 1], ['b.py', 'batch', 1], ['d.py', 'mark', 1], ['e.py', 'skipped', 1]]);
  });

  it('hides findings in a dry run and not the diff', async () => {
    const { code, io } = await migfix(`--baseline migfix-baseline.json ${NAMED}`, await made());
    expect(code).toBe(1);
    expect(io.stdout).toContain('+NEW');
    expect(io.stderr).not.toContain('raw-sql');
  });

  it('covers a skipped file in a dry run, too', async () => {
    const { code, io } = await migfix('--baseline migfix-baseline.json e.py', await made());
    expect([code, io.stderr]).toEqual([0, expect.not.stringContaining('does not parse')]);
  });

  it('does not judge rules that take no part in the run', async () => {
    const files: Record<string, string> = { ...(await made()), 'a.py': 'x = fine\n' };
    expect((await migfix('--check --baseline migfix-baseline.json --ignore raw-sql a.py', files)).code).toBe(0);
    expect((await migfix('--check --baseline migfix-baseline.json --select batch a.py', files)).code).toBe(0);
    expect((await migfix('--update-baseline --select batch a.py', files)).written).toBe(files['migfix-baseline.json']);
    const override = { ...files, 'migfix.toml': '[[overrides]]\npaths = ["a.py"]\nignore = ["raw-sql"]\n' };
    expect((await check(override, 'a.py')).code).toBe(0);
  });

  it('does not judge a file that was not worked on', async () => {
    for (const text of ['BUG', 'BROKEN']) {
      const files: Record<string, string> = { ...(await made()), 'a.py': text };
      const { io, written } = await migfix('--update-baseline a.py', files);
      expect(io.stderr).not.toContain('not found any more');
      expect(written).toBe(files['migfix-baseline.json']);
    }
  });

  it('does not judge what only the chain tells where a file was named alone', async () => {
    const files = { 'a.py': 'fine\n', 'migfix-baseline.json': '{"version":1,"findings":[{"file":"a.py","rule":"revision-graph","count":1,"ids":["0"]}]}' };
    const run = async (alone: boolean) => {
      const io = memoryIo(files, { find: async () => ({ files: [{ path: '/project/a.py', name: 'a.py', namingConvention: false, alone }], problems: [], warnings: [] }) });
      return main('--check --baseline migfix-baseline.json a.py'.split(' '), io, fakeEngine());
    };
    expect([await run(true), await run(false)]).toEqual([0, 1]);
  });

  it('covers what an editor sends, and is not written by it', async () => {
    const files = await made();
    const stdin = (argv: string, text: string) => migfix(`${argv} --stdin-filename a.py -`, files, text);
    expect((await stdin('--check --baseline migfix-baseline.json', 'x = WARNING\n')).code).toBe(0);
    expect((await stdin('--check --baseline migfix-baseline.json', 'fine\n')).code).toBe(0);
    expect((await stdin('--check --baseline migfix-baseline.json', 'x = ERROR\n')).code).toBe(1);
    expect((await stdin('--update-baseline', 'fine\n')).code).toBe(2);
  });

  it('never covers a bug of ours', async () => {
    const files = { 'a.py': 'BUG' };
    expect((await check(await made(files, 'a.py'), 'a.py')).code).toBe(2);
  });

  it('is found by the configuration, relative to it', async () => {
    const files = { ...FILES, 'deep/migfix.toml': 'baseline = "../known.json"' };
    const { now } = await migfix('--config deep/migfix.toml --update-baseline a.py', files);
    expect(Object.keys(now)).toContain('known.json');
    expect((await migfix('--config deep/migfix.toml --check a.py', now)).code).toBe(0);
  });

  it.each([
    ['--check --baseline gone.json a.py', {}, 'no such baseline: --update-baseline writes it'],
    ['--check --baseline x.json a.py', { 'x.json': '{' }, 'is no baseline of migfix'],
    ['--check --baseline x.json a.py', { 'x.json': '{"version":1,"findings":[{"file":1}]}' }, 'is no baseline of migfix'],
    ['--write --update-baseline a.py', {}, 'contradict each other'],
  ])('refuses %s', async (argv, more, message) => {
    const { code, io } = await migfix(argv, { ...FILES, ...more });
    expect(code).toBe(2);
    expect(io.stderr).toContain(message);
  });
});
