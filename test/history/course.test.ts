/** A walk through a chain that forgets tells each file's transforms what the whole history would. */
import { describe, expect, it } from 'vitest';
import { generateRevisions } from '../../scripts/bench/generate/folder.ts';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { transforms } from '../../transforms/index.ts';
import { chains, inputs, rewriteChain, type Texts } from '../chains.ts';
import { parse } from '../fixtures.ts';

function byWholeHistory(texts: Texts) {
  const { historyOf } = readChains([...texts].map(([name, code]) => ({ name: `${name}.py`, code, env: 'env.py', configured: true })), parse);
  return new Map([...texts].map(([name, code]) => [name, fix(code, parse, transforms, defaultOptions, historyOf(`${name}.py`))]));
}

describe('a walk through a chain', () => {
  it.each(chains.map((chain) => [chain.id, inputs(chain)] as const))('%s', (_, texts) => {
    expect(rewriteChain(texts, {})).toEqual(byWholeHistory(texts));
  });

  it('of many revisions', () => {
    const texts = new Map([...generateRevisions({ files: 150, seed: 5 })].map(({ name, text }) => [name, text] as const));
    const whole = byWholeHistory(texts);
    expect(rewriteChain(texts, {})).toEqual(whole);
    // without a history they come out otherwise: the test is about something
    const alone = [...texts].filter(([name, code]) => fix(code, parse, transforms, defaultOptions).code !== whole.get(name)?.code);
    expect(alone.length).toBeGreaterThan(10);
  });
});
