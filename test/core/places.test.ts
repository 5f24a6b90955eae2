/** Where a finding is said to be, also where a rule has rewritten what others look at. */
import { expect, test } from 'vitest';
import { cases, rewrite } from '../fixtures.ts';

test('a finding about what was raw SQL begins at its statement', () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const { id, input, options } of cases.filter(({ id }) => id.startsWith('raw-alter/'))) {
    const result = rewrite(input, options);
    for (const { rule, start, end } of result.status === 'skipped' ? [] : result.diagnostics) {
      if (!['batch', 'constraint-type'].includes(rule)) continue;
      tried++;
      if (!/^(?:op|conn|batch_op)\./.test(input.slice(start, end))) wrong.push(`${id}: ${rule}: ${input.slice(start, end)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(8);
});
