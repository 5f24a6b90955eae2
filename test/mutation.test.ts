/** That `npm run mutation` takes a sample that can be had again, and says how sure its score is. */
import { describe, expect, it } from 'vitest';
import { isInSample } from '../scripts/mutation/sample.js';
import { interval, scoreOf, scoreTable } from '../scripts/mutation/score.ts';

const mutant = (line: number, root = '/one/sandbox-a') => ({
  id: String(line), fileName: `${root}/src/core/blocks.ts`, location: { start: { line, column: 4 }, end: { line, column: 9 } }, mutatorName: 'BooleanLiteral', replacement: 'false',
});
const chosen = (share: number, seed: number, root?: string): readonly number[] => Array.from({ length: 10_000 }, (_, line) => line).filter((line) => isInSample(mutant(line, root), share, seed));

describe('the sample', () => {
  it('is the same for the same seed, wherever the sandbox is, and another one for another seed', () => {
    expect(chosen(3, 1, '/another/sandbox-b')).toEqual(chosen(3, 1));
    expect(chosen(3, 2)).not.toEqual(chosen(3, 1));
  });

  it('has about the share that was asked for, and a larger one holds the smaller', () => {
    expect(chosen(100, 1)).toHaveLength(10_000);
    const three = chosen(3, 1);
    expect(Math.abs(three.length - 300)).toBeLessThan(100);
    expect(chosen(5, 1)).toEqual(expect.arrayContaining([...three]));
  });
});

describe('the score', () => {
  it('counts what was tried; what no test comes by is not killed', () => {
    const mutants = ['Killed', 'Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'CompileError', 'CompileError'].map((status) => ({ status }));
    const score = scoreOf({ files: { 'a.ts': { mutants } } });
    expect(score).toEqual({ killed: 2, timeout: 1, survived: 1, uncovered: 1, population: 7 });
    expect(scoreTable(score, { sample: 70, seed: 4, date: '2000-01-01' })).toContain('5 of 7 mutants. Score: **60.0 %**');
  });

  it('comes with the interval of Wilson', () => {
    // https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
    const [low, high] = interval(85, 100);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.767', '0.907']);
    expect(interval(10, 10)[1]).toBeCloseTo(1);
  });
});
