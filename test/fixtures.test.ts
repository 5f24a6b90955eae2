/** That migfix makes of every case's input what its output says, and nothing more on a second run. */
import { describe, expect, test } from 'vitest';
import type { Result } from '../src/core/types.ts';
import { transforms } from '../transforms/index.ts';
import { cases, rewrite } from './fixtures.ts';
import type { Remaining } from './fixtures.ts';

const lineAt = (code: string, offset: number): number => code.slice(0, offset).split(/\r\n|\r|\n/).length;

const remaining = (code: string, result: Result): readonly Remaining[] =>
  result.status === 'skipped' ? [] : result.diagnostics.filter((found) => !found.fixed).map(({ rule, start }) => ({ rule, line: lineAt(code, start) }));

describe.each(cases)('$id', ({ input, output, isNoop, options, findings }) => {
  const result = rewrite(input, options);

  test(isNoop ? 'stays byte for byte' : 'becomes its output', () => {
    expect(result.status === 'skipped' ? result.reason : result.status).toBe(isNoop ? 'unchanged' : 'fixed');
    expect(result.code).toBe(output);
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

  test.runIf(findings)('leaves these findings for a person', () => {
    expect(remaining(input, result)).toEqual(findings);
  });
});

describe.each(transforms.map(({ meta }) => meta))('$id', ({ id, fix }) => {
  const own = cases.filter((each) => each.id.startsWith(`${id}/`));
  const unchanged = own.filter((each) => each.isNoop).length;

  test.runIf(fix !== 'none')('has more cases that it leaves alone than cases that it changes', () => {
    expect(own.length - unchanged).toBeGreaterThan(0);
    expect(unchanged).toBeGreaterThan(own.length - unchanged);
  });

  test('is shown at work', () => {
    const seen = (code: string, options: object): boolean => {
      const result = rewrite(code, options);
      return result.status !== 'skipped' && result.diagnostics.some((found) => found.rule === id);
    };
    expect(own.some((each) => seen(each.input, each.options))).toBe(true);
  });
});
