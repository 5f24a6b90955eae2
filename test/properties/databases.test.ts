import fc from 'fast-check';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { openLab } from '../alembic/lab.ts';
import { migration } from '../generate/migration.ts';
import { SEED } from '../generate/seed.ts';
import type { Lab } from '../alembic/lab.ts';
import type { Options, Parse, Result } from '../../src/core/types.ts';

let parse: Parse;
let lab: Lab;

beforeAll(async () => {
  parse = await createParser();
  lab = await openLab('middle');
});
afterAll(() => lab.close());

const run = (code: string, options: Partial<Options> = {}): Result => fix(code, parse, transforms, { ...defaultOptions, ...options });

describe('generated migrations', () => {
  it('give PostgreSQL and MySQL the very same SQL with --safe', async () => {
    const codes = fc.sample(migration, { numRuns: 200, seed: SEED });
    const compare = async (code: string): Promise<void> => {
      const after = run(code, { safe: true }).code;
      const dialects = ['postgresql', 'mysql'] as const;
      const [was, is] = await Promise.all([code, after].map((text) => lab.offline({ code: text, dialects, directions: ['upgrade'] })));
      for (const dialect of dialects) expect(is?.results[dialect].upgrade, after).toEqual(was?.results[dialect].upgrade);
    };
    await Promise.all(codes.map(compare));
  });

  it('that ran on SQLite still do, with rows', async () => {
    const codes = fc.sample(migration, { numRuns: 120, seed: SEED + 1 });
    const ran = async (code: string): Promise<string> => {
      const { steps } = await lab.sqlite({ code, rows: 'ordinary', steps: ['upgrade'] });
      return steps.every((step) => step.ok) ? '' : (steps.find((step) => !step.ok)?.error ?? 'failed');
    };
    const check = async (code: string): Promise<void> => {
      const after = run(code).code;
      if (after === code || (await ran(code)) !== '') return;
      expect(await ran(after), after).toBe('');
    };
    await Promise.all(codes.map(check));
  });
});
