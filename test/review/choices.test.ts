/** Whatever is taken of a rewrite, what is written is Python that binds its names, and another run makes the rest, byte for byte. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { createRandom } from '../../scripts/bench/generate/random.ts';
import { compose, tornBy, whole } from '../../src/cli/review/change.ts';
import { hunksIn, type Unit, type Units, unitsOf } from '../../src/cli/review/units.ts';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Parse } from '../../src/core/types.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { pythonOf } from '../alembic/stacks.ts';

const SHOP = join(import.meta.dirname, '../../examples/legacy-shop/migrations/versions');

let parse: Parse;
beforeAll(async () => void (parse = await createParser()));

type Texts = ReadonlyMap<string, string>;

/** What `migfix --write` makes of a folder. */
function rewritten(texts: Texts): { readonly after: Texts; readonly again: (name: string, code: string) => ReturnType<typeof fix> } {
  const chains = readChains([...texts].map(([name, code]) => ({ name, code })), parse);
  const again = (name: string, code: string) => fix(code, parse, transforms, defaultOptions, chains.historyOf(name));
  return { after: new Map([...texts].map(([name, code]) => [name, again(name, code).code])), again };
}

function pythonSays(pairs: readonly (readonly [string, string])[]): readonly string[] {
  return JSON.parse(execFileSync(pythonOf('middle'), [join(import.meta.dirname, 'names.py')], { input: JSON.stringify(pairs), maxBuffer: 1 << 28 }).toString());
}

const smallest = (units: readonly Unit[]): readonly Unit[] => units.flatMap((unit) => (unit.parts.length ? unit.parts : [unit]));

/** Each name with its units, as small as they get. */
function unitsIn(before: Texts, after: Texts): ReadonlyMap<string, Units> {
  const changed = [...before].filter(([name, code]) => after.get(name) !== code);
  return new Map(changed.map(([name, code]) => [name, unitsOf(code, after.get(name) as string, parse)]));
}

/** A folder as some sessions may leave it. */
function* samples(before: Texts, all: ReadonlyMap<string, Units>, seed: number): Generator<Texts> {
  const random = createRandom(seed);
  for (let round = 0; round < 12; round++) {
    const taken = new Map(before);
    for (const [name, { change, units }] of all) taken.set(name, compose(change, hunksIn(smallest(units).filter(() => random.chance(0.5)))));
    yield taken;
  }
}

const shop = (): Texts => new Map(readdirSync(SHOP).filter((name) => name.endsWith('.py')).map((name) => [name, readFileSync(join(SHOP, name), 'utf8')]));
const made = (seed: number): Texts => new Map([...generateRevisions({ files: 40, seed })].map(({ name, text }) => [name, text]));

describe.each([['the legacy shop', shop, 1], ['a generated folder', () => made(7), 2], ['another one', () => made(8), 3]] as const)('%s', (_, folder, seed) => {
  it('whole: the hunks make the rewritten text', () => {
    const before = folder();
    const { after } = rewritten(before);
    for (const [name, { change, units }] of unitsIn(before, after)) {
      expect(whole(change)).toBe(after.get(name));
      expect(compose(change, hunksIn(units))).toBe(after.get(name));
      expect(compose(change, hunksIn(smallest(units)))).toBe(after.get(name));
      expect(compose(change, new Set())).toBe(before.get(name));
    }
  });

  it('each unit alone, and each part of one', () => {
    const before = folder();
    const { after, again } = rewritten(before);
    const all = unitsIn(before, after);
    const choices = [...all].flatMap(([name, { change, units }]) => [...new Set([...units, ...smallest(units)])].map((unit) => ({ name, change, unit, text: compose(change, hunksIn([unit])) })));
    expect(choices.length).toBeGreaterThan(all.size);
    const torn = choices.flatMap(({ name, change, unit }) => tornBy(change, hunksIn([unit]), { parse, again: (code) => again(name, code) }) ?? []);
    expect(torn).toEqual([]);
    expect(pythonSays(choices.map(({ name, text }) => [before.get(name) as string, text])).filter(Boolean)).toEqual([]);
  });

  it('some of all, and then another run', () => {
    const before = folder();
    const { after, again } = rewritten(before);
    const all = unitsIn(before, after);
    for (const taken of samples(before, all, seed)) {
      expect(pythonSays([...taken].map(([name, text]) => [before.get(name) as string, text])).filter(Boolean)).toEqual([]);
      for (const [name, text] of taken) expect(again(name, text).code).toBe(after.get(name));
    }
  });
});

// Elsewhere a later revision may learn from the chain of a default that an earlier one was given: `existing_server_default`.
it('the legacy shop: some of all on the disk, then a plain --write of the folder', () => {
  const before = shop();
  const { after } = rewritten(before);
  for (const taken of samples(before, unitsIn(before, after), 4)) expect(rewritten(taken).after).toEqual(after);
});
