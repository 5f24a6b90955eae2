/** That migfix makes of every chain what its outputs say, and nothing more on a second run over the outputs. */
import { describe, expect, test } from 'vitest';
import { chains, codes, inputs, outputs, rewriteChain } from './chains.ts';
import { remaining, rulesOf } from './fixtures.ts';

describe.each(chains)('$id', (chain) => {
  const { links, options, isNoop } = chain;
  test(isNoop ? 'stays byte for byte' : 'becomes its outputs', () => {
    const results = rewriteChain(inputs(chain), options);
    expect([...results].map(([name, result]) => [name, result.status === 'skipped' ? result.reason : result.status])).toEqual(links.map(({ name, isNoop: stays }) => [name, stays ? 'unchanged' : 'fixed']));
    for (const { name, output } of links) expect(results.get(name)?.code, name).toBe(output);
    for (const { name, isNoop: stays } of links) if (stays) expect([...rulesOf(results.get(name)!)], `said to be mended in ${name}`).toEqual([]);
    for (const { name, input, findings } of links) if (findings) expect(remaining(input, results.get(name)!), `findings of ${name}`).toEqual(findings);
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
