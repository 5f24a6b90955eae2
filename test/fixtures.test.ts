/** That migfix makes of every case's input what its output says, and nothing more on a second run. */
import { describe, expect, test } from 'vitest';
import type { Result } from '../src/core/types.ts';
import { transforms } from '../transforms/index.ts';
import { chains, inputs, rewriteChain } from './chains.ts';
import { cases, remaining, rewrite, rulesOf } from './fixtures.ts';

describe.each(cases)('$id', ({ input, output, isNoop, options, findings }) => {
  test(isNoop ? 'stays byte for byte' : 'becomes its output', () => {
    const result = rewrite(input, options);
    expect(result.status === 'skipped' ? result.reason : result.status).toBe(isNoop ? 'unchanged' : 'fixed');
    expect(result.code).toBe(output);
    if (isNoop) expect([...rulesOf(result)], 'said to be mended').toEqual([]);
    if (findings) expect(remaining(input, result), 'what is left for a person').toEqual(findings);
  });

  test.skipIf(isNoop)('a second run changes nothing', () => {
    expect(output).not.toBe(input);
    expect(rewrite(output, options)).toMatchObject({ status: 'unchanged', code: output });
  });

  test('with --safe, a second run changes nothing either', () => {
    const safe = rewrite(input, { ...options, safe: true });
    expect(safe.status).not.toBe('skipped');
    if (isNoop) expect(safe.code).toBe(input);
    expect(rewrite(safe.code, { ...options, safe: true }).code).toBe(safe.code);
  });
});

describe.each(transforms.map(({ meta }) => meta))('$id', ({ id, fix }) => {
  const ownCases = cases.filter((each) => each.id.startsWith(`${id}/`));
  const ownChains = chains.filter((each) => each.id.startsWith(`${id}/`));
  const own = [...ownCases, ...ownChains];
  const unchanged = own.filter((each) => each.isNoop).length;

  test.runIf(fix !== 'none')('has more cases that it leaves alone than cases that it changes', () => {
    expect(own.length - unchanged).toBeGreaterThan(0);
    expect(unchanged).toBeGreaterThan(own.length - unchanged);
  });

  test('is shown at work', () => {
    const isSeen = (result: Result): boolean => result.status !== 'skipped' && result.diagnostics.some((found) => found.rule === id);
    const results = [...ownCases.map((each) => rewrite(each.input, each.options)), ...ownChains.flatMap((each) => [...rewriteChain(inputs(each), each.options).values()])];
    expect(results.some(isSeen)).toBe(true);
  });
});
