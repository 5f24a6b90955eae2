/** That the schema for editors and the reader of configurations take and refuse the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { loadEngine } from '../../src/cli/engine.ts';
import { main } from '../../src/cli/main.ts';
import { memoryIo } from './memory-io.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/migfix.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true }).compile(schema);
const engine = await loadEngine();

async function reads(text: string): Promise<boolean> {
  const io = memoryIo({ 'a.py': 'nothing', 'base.toml': '', 'migfix.toml': text });
  return (await main(['a.py'], io, engine)) !== 2;
}

describe('the schema and the reader agree', () => {
  test.each([
    '', 'preset = "strict"', 'safe = true', 'select = ["batch", "revision-graph"]', 'ignore = ["unused-suppression"]', 'placeholder = "nullable-first"', 'sqlite = "3.35.2"',
    'types = { "a.B" = "0" }', 'naming-convention = false', 'foreign-keys = true', 'require-reason = true', 'exclude = ["old/"]', 'respect-gitignore = false', 'allow-marks = true',
    'extend = "base.toml"', '[[overrides]]\npaths = ["x*"]', '[[overrides]]\npaths = ["x*"]\npreset = "minimal"\nrequire-reason = false\n[[overrides]]\npaths = ["y"]\nselect = ["batch"]',
  ])('takes %j', async (text) => {
    expect([validate(parse(text)), await reads(text)]).toEqual([true, true]);
  });

  test.each([
    'prest = "house"', 'preset = "hause"', 'preset = 1', 'safe = "yes"', 'select = "batch"', 'select = ["bach"]', 'ignore = [1]', 'placeholder = ""', 'sqlite = "4"', 'sqlite = 3.35',
    'types = { x = 1 }', 'types = "x"', 'exclude = "x"', 'extend = ["x"]', 'baseline = true', 'overrides = 1', 'overrides = [1]', '[[overrides]]\npreset = "house"', '[[overrides]]\npaths = []',
    '[[overrides]]\npaths = "x"', '[[overrides]]\npaths = ["x"]\nexclude = ["y"]', '[[overrides]]\npaths = ["x"]\nextend = "base.toml"', '[[overrides]]\npaths = ["x"]\npreset = "hause"', '[[overrides]]\npaths = ["x"]\nignore = ["bach"]',
    '[overrides]\npaths = ["x"]', 'constructor = true',
  ])('refuses %j', async (text) => {
    expect([validate(parse(text)), await reads(text)]).toEqual([false, false]);
  });
});
