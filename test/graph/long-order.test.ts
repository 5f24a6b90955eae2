/** On its own: it looks at the clock, which a mutant at work in the code bends. */
import { describe, expect, it } from 'vitest';
import { orderRevisions } from '../../src/core/revisions.ts';
import { chainOf } from './folder.ts';

describe('a long folder', () => {
  const SIZE = 20_000;
  const timed = (lines: readonly string[]): number => {
    const chain = chainOf(...lines);
    const start = performance.now();
    expect(orderRevisions(chain).order).toHaveLength(lines.length);
    return performance.now() - start;
  };

  it('costs as much as it is long', () => {
    const linear = (length: number) => Array.from({ length }, (_, at) => (at ? `r${at}: r${at - 1}` : 'r0'));
    const twoBranches = (length: number) => Array.from({ length }, (_, at) => (at > 1 ? `r${at}: r${at - 2}${at % 50 ? '' : ` ~ r${at - 1}`}` : `r${at}`));
    for (const shape of [linear, twoBranches]) {
      timed(shape(SIZE));
      expect(timed(shape(SIZE)), shape.name).toBeLessThan(2000);
    }
  });
});
