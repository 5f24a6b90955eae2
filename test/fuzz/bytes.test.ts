import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Options } from '../../src/core/types.ts';
import { encode } from '../../src/node/encoding.ts';
import { transforms } from '../../transforms/index.ts';
import { migrationFile } from '../generate/migration.ts';
import { type CPython, openCPython, type Pair } from '../properties/cpython.ts';
import { mutate, numbers } from './mutate.ts';
import { openWatched, type Watched } from './watched.ts';

/** All 100,000 with MIGFIX_FUZZ=100000; other ones with MIGFIX_SEED. The same ones each time: what fails is the change's fault. */
const INPUTS = Number(process.env['MIGFIX_FUZZ'] ?? 12_000);
const SEED = Number(process.env['MIGFIX_SEED'] ?? 1);
/** Two seeds have no input in common. */
const FIRST = SEED * 1_000_000;
const BATCH = 200;

const fixtures = join(import.meta.dirname, '../../__testfixtures__');
let watched: Watched;
let python: CPython;
beforeAll(() => {
  watched = openWatched(20_000);
  python = openCPython();
});
afterAll(async () => {
  python.close();
  await watched.close();
});

function corpus(): readonly Uint8Array[] {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:input|noop)\.py$/.test(name)).sort();
  const generated = fc.sample(migrationFile, { numRuns: 300, seed: SEED }).map(({ code, encoding }) => encode(code, encoding) as Uint8Array);
  return [...files.map((name) => readFileSync(join(fixtures, name))), ...generated];
}

const PRESETS = ['minimal', 'house', 'strict'] as const;
const PLACEHOLDERS = ['keep', 'drop', 'nullable-first'] as const;

const EVERY_RULE = transforms.map(({ meta }) => meta.id);

/** Of all there are: what no preset has (`downgrade`) is asked for by name. */
const optionsBy = (pick: (below: number) => number): Partial<Options> => ({
  preset: PRESETS[pick(3)]!,
  safe: pick(4) === 0,
  placeholder: PLACEHOLDERS[pick(3)]!,
  ...(pick(3) === 0 ? { select: EVERY_RULE } : {}),
});

describe(`${INPUTS} damaged migrations (seed ${SEED})`, () => {
  it('never crash, never hang, and never become a file that Python refuses while it took the original', { timeout: 3_600_000 }, async () => {
    const inputs = corpus();
    const faults: string[] = [];
    let fixed = 0;
    let pairs: Pair[] = [];
    const judge = async (): Promise<void> => {
      const verdicts = await python.judge(pairs);
      verdicts.forEach((verdict, at) => {
        if (verdict?.startsWith('Python refuses')) faults.push(`${verdict}: ${show(pairs[at]?.before)}\nbecame ${show(pairs[at]?.after)}`);
      });
      pairs = [];
    };
    for (let run = 0; run < INPUTS && faults.length < 5; run++) {
      const pick = numbers(FIRST + run);
      const before = mutate(inputs[pick(inputs.length)]!, inputs[pick(inputs.length)]!, pick);
      const { status, reason, output } = await watched.ask({ bytes: before, options: optionsBy(pick) });
      if (status === 'fixed' && output) pairs.push({ before, after: output });
      if (status === 'fixed') fixed++;
      if (status === 'bug' || status === 'thrown' || status === 'hung') faults.push(`input ${FIRST + run}: ${status} ${reason ?? ''}: ${show(before)}`);
      if (pairs.length >= BATCH) await judge();
    }
    await judge();
    expect(faults.join('\n\n')).toBe('');
    expect(fixed).toBeGreaterThan(INPUTS / 50);
  });
});

const show = (bytes: Uint8Array | undefined): string => JSON.stringify(Buffer.from(bytes ?? []).toString('latin1'));
