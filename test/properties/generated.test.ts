import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { decode, encode } from '../../src/node/encoding.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { migrationFile, someOptions } from '../generate/migration.ts';
import { SEED } from '../generate/seed.ts';
import { type CPython, openCPython } from './cpython.ts';
import type { Options, Parse } from '../../src/core/types.ts';

/** Cases that one request to CPython judges: what fails in a batch is shrunk on its own. */
const BATCH = 100;
const CASES = Number(process.env['MIGFIX_RUNS'] ?? 20_000);

let parse: Parse;
let python: CPython;
beforeAll(async () => {
  parse = await createParser();
  python = openCPython();
});
afterAll(() => python.close());

const cases = fc.tuple(migrationFile, someOptions);
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** What came in and out, as bytes; a string: what went wrong. */
function rewrite([{ code, encoding }, chosen]: Case): { before: Uint8Array; after: Uint8Array } | string {
  const before = encode(code, encoding) as Uint8Array;
  const read = decode(before);
  if (read.code !== code) return 'it is not read as it was written';
  const given: Options = { ...defaultOptions, ...chosen };
  const result = fix(code, parse, transforms, given);
  if (result.status === 'skipped') return result.reason;
  const after = encode(result.code, read.encoding);
  return after ? { before, after } : `the output does not fit ${read.encoding}`;
}

async function faultOf(one: Case): Promise<string> {
  const pair = rewrite(one);
  if (typeof pair === 'string') return pair;
  const [verdict] = await python.judge([pair]);
  return verdict ?? 'CPython refuses the generated migration';
}

describe(`${CASES} generated migrations`, () => {
  it('are read by both parsers before and after, are stable, and keep comments, constants and every statement that is none of ours', { timeout: 900_000 }, async () => {
    let rewritten = 0;
    const judgeBatch = async (from: number): Promise<void> => {
      const pairs = fc.sample(cases, { numRuns: BATCH, seed: from }).map(rewrite);
      const good = pairs.filter((pair) => typeof pair !== 'string');
      rewritten += good.filter(({ before, after }) => Buffer.compare(before, after) !== 0).length;
      const verdicts = await python.judge(good);
      if (good.length === pairs.length && verdicts.every((verdict) => verdict === '')) return;
      // the batch again, one by one: fast-check shrinks what fails and says how to come back to it
      const property = fc.asyncProperty(cases, async (one) => {
        expect(await faultOf(one), one[0].code).toBe('');
      });
      await fc.assert(property, { numRuns: BATCH, seed: from });
      expect.fail(`a batch failed as a whole, with seed ${from}, and none of its cases did`);
    };
    // CPython judges one batch while the next is rewritten
    let judging: Promise<void> = Promise.resolve();
    for (let done = 0; done < CASES; done += BATCH) {
      const before = judging;
      judging = judgeBatch(SEED + done);
      await before;
    }
    await judging;
    expect(rewritten).toBeGreaterThan(CASES / 2);
  });
});
