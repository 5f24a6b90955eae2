/** What is known of single files is used again, and says what a run without it says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { main } from '../../src/cli/main.ts';
import type { Cache, FoundFile } from '../../src/io.ts';
import { createParser } from '../../src/node/parser.ts';
import { memoryIo } from './memory-io.ts';

const engine = await loadEngine();
const parse = await createParser();

/** Two caches in memory, written and read as JSON. */
function memoryCaches() {
  const kept = new Map<string, string>();
  const asked: string[] = [];
  const cache = async (what: string): Promise<Cache> => {
    asked.push(what);
    return {
      get: (key) => (kept.has(what + key) ? (JSON.parse(kept.get(what + key)!) as unknown) : undefined),
      set: (key, value) => void kept.set(what + key, JSON.stringify(value)),
      save: () => {},
    };
  };
  return { cache, asked };
}

type Caches = ReturnType<typeof memoryCaches>;

/** One run; `fixed` are the files that were rewritten anew, `parsed` those that were parsed as they are. */
async function run(files: Readonly<Record<string, string>>, caches: Caches | undefined, argv: readonly string[] = []) {
  const texts = new Map(Object.entries(files).map(([name, text]) => [text, name]));
  const fixed: string[] = [];
  const parsed = new Set<string>();
  const found = (name: string, alone: boolean): FoundFile => ({ path: `/project/${name}`, name, namingConvention: false, env: '/project/env.py', ...(alone ? { alone } : {}) });
  const io = memoryIo(files, {
    cache: async (what) => caches?.cache(what),
    parser: async () => (code) => {
      const name = texts.get(code);
      if (name !== undefined) parsed.add(name);
      return parse(code);
    },
    find: async ({ paths }) => ({ files: (paths.length ? paths : Object.keys(files)).map((name) => found(name, paths.length > 0)), problems: [], warnings: [] }),
    chainOf: async () => Object.keys(files).map((name) => found(name, false)),
  });
  const counting: typeof engine = { ...engine, fix: (code, ...more) => (fixed.push(texts.get(code) as string), engine.fix(code, ...more)) };
  const code = await main([...argv, '--output-format', 'json'], io, counting);
  return { said: { code, out: io.stdout, err: io.stderr }, fixed, parsed: [...parsed] };
}

const all = [...generateRevisions({ files: 12, seed: 7 })];
const texts = Object.fromEntries(all.map(({ name, text }) => [name, text]));
const names = all.map(({ name }) => name);
const idOf = (name: string): string => name.slice(0, name.indexOf('_'));

const revision = (id: string, down: string, ...lines: readonly string[]): string =>
  `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = '${down}'\n\n\ndef upgrade():\n    ${lines.join('\n    ')}\n\n\ndef downgrade():\n    pass\n`;

/** The files of the first run are known in the second, which says what one without a cache says. */
async function again(first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const caches = memoryCaches();
  await run(first, caches, argv);
  const kept = await run(second, caches, argv);
  const fresh = await run(second, undefined, argv);
  expect(kept.said).toEqual(fresh.said);
  expect(fresh.fixed.length).toBeGreaterThan(0);
  return kept;
}

describe('what is known of a file', () => {
  it('a new revision at the end is the only one that is found anew', async () => {
    const head = revision('aaaa', idOf(names.at(-1) as string), `op.add_column('t', sa.Column('c', sa.Integer(), nullable=False))`);
    const { fixed, parsed } = await again(texts, { ...texts, 'aaaa_new.py': head });
    expect({ fixed, parsed }).toEqual({ fixed: ['aaaa_new.py'], parsed: ['aaaa_new.py'] });
  });

  it('a revision that changes is found anew with all that come after it', async () => {
    const changed = names[8] as string;
    const { fixed } = await again(texts, { ...texts, [changed]: `${texts[changed]}# more\n` });
    expect(fixed).toEqual(names.slice(8));
  });

  it('a new revision that drops a constraint has a meaning for all others: it may be their unnamed one', async () => {
    const head = revision('aaaa', idOf(names.at(-1) as string), `op.drop_constraint('t_c_key', 't', type_='unique')`);
    const { fixed } = await again(texts, { ...texts, 'aaaa_new.py': head });
    expect(fixed).toHaveLength(13);
  });

  it('other settings have other results, of the same files', async () => {
    const caches = memoryCaches();
    await run(texts, caches);
    const strict = await run(texts, caches, ['--preset', 'strict']);
    expect(strict.fixed).toHaveLength(12);
    expect(strict.said).toEqual((await run(texts, undefined, ['--preset', 'strict'])).said);
  });

  it('a file that is named alone needs its chain, and not to have it parsed', async () => {
    const last = names.at(-1) as string;
    const alone = revision(idOf(last), idOf(names.at(-2) as string), `op.alter_column('nobody', 'knows', nullable=False)`);
    const { parsed } = await again(texts, { ...texts, [last]: alone }, last);
    expect(parsed).toEqual([last]);
    expect((await run({ ...texts, [last]: alone }, undefined, [last])).parsed.toSorted()).toEqual(names.toSorted());
  });

  it('is not used for what is to be written', async () => {
    const caches = memoryCaches();
    await run(texts, caches);
    caches.asked.length = 0;
    const { fixed } = await run(texts, caches, ['--write', '--allow-no-vcs']);
    expect(fixed).toHaveLength(12);
    expect(caches.asked).not.toContain('files');
  });

  it('whatever is changed, added, broken or removed from run to run, each says what one without it says', async () => {
    const change = fc.record({ at: fc.nat(names.length - 1), how: fc.constantFrom('note', 'break', 'remove', 'restore', 'shorten') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }), fc.boolean(), async (rounds, alone) => {
        const caches = memoryCaches();
        const files: Record<string, string> = { ...texts };
        for (const changes of rounds) {
          for (const { at, how } of changes) {
            const name = names[at] as string;
            const text = files[name] ?? (texts[name] as string);
            if (how === 'remove') delete files[name];
            else files[name] = how === 'note' ? `${text}# note\n` : how === 'break' ? text.replace('def upgrade()', 'def upgrade(:') : how === 'restore' ? (texts[name] as string) : text.replace(/^    op\..*\)\n/m, '    pass\n');
          }
          const argv = alone ? Object.keys(files).slice(-2) : [];
          if (Object.keys(files).length > 2) expect((await run(files, caches, argv)).said).toEqual((await run(files, undefined, argv)).said);
        }
      }),
      { numRuns: 8 },
    );
  });
});
