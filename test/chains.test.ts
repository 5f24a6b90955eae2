/** That migfix makes of every chain what its outputs say, and nothing more on a second run over the outputs. */
import { describe, expect, test } from 'vitest';
import type { Result } from '../src/core/types.ts';
import { chains, codes, inputs, outputs, rewriteChain } from './chains.ts';
import { remaining } from './fixtures.ts';

describe.each(chains)('$id', (chain) => {
  const { links, options, isNoop } = chain;
  const become = (): ReadonlyMap<string, Result> => rewriteChain(inputs(chain), options);

  test.each(links)('$name becomes its output, or stays byte for byte', ({ name, output, isNoop: stays }) => {
    const result = become().get(name);
    expect(result?.status === 'skipped' ? result.reason : result?.status).toBe(stays ? 'unchanged' : 'fixed');
    expect(result?.code).toBe(output);
  });

  test.each(links.filter(({ findings }) => findings))('$name leaves these findings for a person', ({ name, input, findings }) => {
    expect(remaining(input, become().get(name)!)).toEqual(findings);
  });

  test.skipIf(isNoop)('a second run, over the chain of the outputs, changes nothing', () => {
    expect(outputs(chain)).not.toEqual(inputs(chain));
    expect(codes(rewriteChain(outputs(chain), options))).toEqual(outputs(chain));
  });

  test('with --safe, a second run changes nothing either', () => {
    const safe = rewriteChain(inputs(chain), { ...options, safe: true });
    expect([...safe.values()].filter(({ status }) => status === 'skipped')).toEqual([]);
    if (isNoop) expect(codes(safe)).toEqual(inputs(chain));
    expect(codes(rewriteChain(codes(safe), { ...options, safe: true }))).toEqual(codes(safe));
  });
});
