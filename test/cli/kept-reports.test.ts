import { describe, expect, it } from 'vitest';
import { type FormatName, formatOf, formats } from '../../src/cli/reporters/formats.ts';
import type { FileReport } from '../../src/cli/reporters/report.ts';
import { main } from '../../src/cli/main.ts';
import { spilled } from '../../src/cli/spilled-report.ts';
import type { Cache } from '../../src/io.ts';
import { openSpill } from '../../src/node/spill.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

/** A cache in memory, whose content is read and written as JSON, as on the disk. */
function memoryCache(): Cache & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return { entries, get: (key) => (entries.has(key) ? (JSON.parse(entries.get(key)!) as unknown) : undefined), set: (key, value) => void entries.set(key, JSON.stringify(value)), save: () => {} };
}

/** One run over the files; `fixed` are the texts that the engine was given. */
async function run(cache: Cache, files: Record<string, string>, ...argv: string[]) {
  const io = memoryIo(files, { cache: async () => cache });
  const engine = fakeEngine();
  const code = await main(argv, io, engine);
  return { code, stdout: io.stdout, stderr: io.stderr, fixed: engine.seen.length, files: io.files };
}

const FILES = { 'a.py': 'OLD ERROR\n', 'b.py': 'fine\n', 'c.py': 'BROKEN\n' };

describe('a second run over the same files', () => {
  it('says the same and finds nothing anew', async () => {
    const cache = memoryCache();
    const first = await run(cache, FILES);
    const second = await run(cache, FILES);
    expect(first.fixed).toBe(3);
    expect({ ...second, fixed: 3 }).toEqual(first);
    expect(second.fixed).toBe(0);
  });

  it.each([['--check'], ['--output-format', 'json'], ['--statistics'], ['--verbose']])('also with %s, which asks for the same', async (...flags) => {
    const cache = memoryCache();
    await run(cache, FILES);
    const fresh = await run(memoryCache(), FILES, ...flags);
    expect({ ...(await run(cache, FILES, ...flags)), fixed: 3 }).toEqual(fresh);
  });

  it.each(Object.keys(formats))('is the same report in the format %s', async (format) => {
    const cache = memoryCache();
    const fresh = await run(cache, FILES, '--output-format', format, '--summary-file', 's.json');
    const kept = await run(cache, FILES, '--output-format', format, '--summary-file', 's.json');
    expect([fresh.fixed, kept.fixed]).toEqual([3, 0]);
    expect({ ...kept, fixed: 3 }).toEqual(fresh);
  });

  it.each([
    ['a file is another', { ...FILES, 'b.py': 'fine \n' }, []],
    ['a file is new', { ...FILES, 'd.py': 'fine\n' }, []],
    ['a file is gone', { 'a.py': FILES['a.py'], 'b.py': FILES['b.py'] }, []],
    ['a file has another name', { 'a.py': FILES['a.py'], 'b.py': FILES['b.py'], 'd.py': FILES['c.py'] }, []],
    ['the settings differ', FILES, ['--preset', 'strict']],
    ['other rules are asked for', FILES, ['--select', 'batch']],
    ['reports are to tell of each operation', FILES, ['--inspect']],
    ['the cache is not to be used', FILES, ['--no-cache']],
  ])('finds all anew when %s', async (_title, files, flags) => {
    const cache = memoryCache();
    await run(cache, FILES);
    expect((await run(cache, files, ...flags)).fixed).toBe(Object.keys(files).length);
  });

  it.each(['require-reason = true', '[[overrides]]\npaths = ["a.py"]\nsafe = true', '[[overrides]]\npaths = ["a.py"]\nforeign-keys = true'])('finds all anew when the configuration says %j', async (text) => {
    const cache = memoryCache();
    await run(cache, FILES);
    expect((await run(cache, { ...FILES, 'migfix.toml': text }, 'a.py', 'b.py', 'c.py')).fixed).toBe(3);
  });

  it('a baseline is nothing that reports depend on', async () => {
    const cache = memoryCache();
    await run(cache, FILES);
    const files = { ...FILES, 'known.json': '{ "version": 1, "findings": [] }' };
    expect((await run(cache, files, '--baseline', 'known.json', 'a.py', 'b.py', 'c.py')).fixed).toBe(0);
  });

  it('finds anew only the project that changed', async () => {
    const files = { 'a.py': 'OLD\n', 'b.py': 'fine\n' };
    const two = (texts: Record<string, string>, cache: Cache) => {
      const io = memoryIo(texts, {
        cache: async () => cache,
        find: async () => ({ problems: [], warnings: [], files: Object.keys(texts).map((name) => ({ path: `/project/${name}`, name, namingConvention: false, env: `/${name}/env.py` })) }),
      });
      const engine = fakeEngine();
      return main([], io, engine).then(() => engine.seen.length);
    };
    const cache = memoryCache();
    expect(await two(files, cache)).toBe(2);
    expect(await two({ ...files, 'b.py': 'fine too\n' }, cache)).toBe(1);
  });

  it('does not write what the cache says', async () => {
    const cache = memoryCache();
    await run(cache, FILES);
    for (const [key, value] of cache.entries) cache.entries.set(key, value.replaceAll('NEW', 'EVIL'));
    const { fixed, files } = await run(cache, FILES, '--write', '--allow-dirty', '--allow-no-vcs');
    expect(fixed).toBe(3);
    expect(files.get('/project/a.py')).toBe('NEW ERROR\n');
  });

  it('asks again about what went wrong with us, and about files that can’t be read', async () => {
    const bug = memoryCache();
    await run(bug, { 'a.py': 'BUG\n' });
    expect((await run(bug, { 'a.py': 'BUG\n' })).fixed).toBe(1);
    const gone = memoryCache();
    const unreadable = (): Promise<number> => main(['gone.py'], memoryIo({}, { cache: async () => gone }), fakeEngine());
    expect([await unreadable(), await unreadable()]).toEqual([2, 2]);
  });

  it('refuses a rule that there is not, also where answers are kept', async () => {
    const cache = memoryCache();
    expect((await run(cache, FILES, '--select', 'bach')).stderr).toContain('unknown rule "bach"');
    expect((await run(cache, FILES, '--select', 'bach')).code).toBe(2);
  });
});

describe('a report that is not in the memory', () => {
  it.each(Object.keys(formats))('reads the same in the format %s', async (format) => {
    const { createColors } = await import('picocolors').then((module) => module.default);
    const engine = fakeEngine();
    const reports = ['OLD ERROR MARK\n', 'fine\n', 'BROKEN\n', 'OLD NOTE\n'].map((before, index): FileReport => ({
      name: `${index}.py`, before, result: engine.fix(before, () => { throw new Error('not asked'); }, [], engine.defaultOptions), ...(index === 3 ? { written: true } : {}),
    }));
    const spill = openSpill();
    const report = await formatOf(format as FormatName).load();
    const look = { mode: 'check', colors: createColors(false), verbose: true, terminal: false } as const;
    const textOf = (some: readonly FileReport[]): string => [...report(some, { look, version: '1.2.3', exitCode: 1, statistics: false, allowMarks: false, proven: false, rules: [], project: 'shop', preset: 'house', places: { chains: [], tables: new Map() } })].join('');
    expect(textOf(reports.map((one) => spilled(one, spill)))).toBe(textOf(reports));
    expect(textOf(reports)).toContain('0.py');
  });
});
