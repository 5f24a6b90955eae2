import { describe, expect, it } from 'vitest';
import { orderRevisions } from '../../src/core/revisions.ts';
import { chainOf, idsOf } from './folder.ts';

const read = (...lines: readonly string[]) => {
  const { order, heads, bases, problems, parents } = orderRevisions(chainOf(...lines));
  return { order: idsOf(order), heads: idsOf(heads), bases: idsOf(bases), problems: problems.map(({ kind, revisions }) => `${kind} ${idsOf(revisions)}`), parents };
};

describe('the order of a folder', () => {
  it('is base to head, whatever the files are called', () => {
    expect(read('c: b', 'a', 'b: a')).toMatchObject({ order: 'a b c', heads: 'c', bases: 'a', problems: [] });
  });

  it('does not depend on the order in which the files are given', () => {
    const chain = chainOf('a', 'b: a', 'c: a', 'd: b c', 'x', 'y: x ~ b', 'z: y');
    expect(idsOf(orderRevisions([...chain].reverse()).order)).toBe(idsOf(orderRevisions(chain).order));
  });

  it('runs what a revision depends on first, by identifier or label', () => {
    expect(read('a', 'b: a ~ y', 'x', 'y: x @ shop').order).toBe('x y a b');
    expect(read('a', 'b: a ~ shop', 'x', 'y: x @ shop').order).toBe('x y a b');
  });

  it('names the heads that wait for a merge', () => {
    const { problems } = orderRevisions(chainOf('a', 'b: a', 'c: a'));
    expect(problems.map(({ message, help }) => ({ message, help }))).toEqual([
      { message: '2 heads, b, c: "alembic upgrade head" refuses to choose', help: 'Merge them: alembic merge -m "merge heads" b c' },
    ]);
  });

  it('takes heads on branches with labels of their own as meant', () => {
    expect(read('a', 'b: a @ contract', 'c: a @ expand', 'd: b', 'e: c')).toMatchObject({ heads: 'd e', problems: [] });
    expect(read('a', 'b: a @ contract', 'c: a @ expand', 'd: b', 'e: c', 'f: c').problems).toEqual(['multiple-heads e f']);
  });
});

describe('a chain that is not whole', () => {
  it('with a hole is ordered as far as it goes', () => {
    expect(read('a', 'b: a', 'd: c', 'e: d')).toMatchObject({ bases: 'a', problems: ['missing-parent d', 'multiple-heads b e'] });
    expect(read('a', 'b: a', 'd: c', 'e: d').order.split(' ').sort().join(' ')).toBe('a b d e');
  });

  it('says which identifier was cut short', () => {
    const [problem] = orderRevisions(chainOf('abcdef', 'b: abcde')).problems;
    expect(problem).toMatchObject({ kind: 'missing-parent', help: 'Alembic wants the whole identifier here: abcdef.' });
  });

  it('with a cycle is ordered around it', () => {
    expect(read('a', 'b: a d', 'c: b', 'd: c', 'e: d')).toMatchObject({ heads: 'e', problems: ['cycle b c d'], order: 'a b c d e' });
    expect(read('a: a')).toMatchObject({ order: 'a', problems: ['cycle a'] });
    expect(read('a ~ b', 'b: a')).toMatchObject({ problems: ['cycle a b'] });
  });

  it('with one identifier twice takes the last, as Alembic does, and leaves none out', () => {
    expect(read('a', 'b: a', 'b: a', 'c: b')).toMatchObject({ heads: 'c', problems: ['duplicate-id b b'] });
    expect(read('a', 'b: a', 'b: a', 'c: b').order).toMatch(/^a b (b c|c b)$/);
  });

  it('with one label twice says so', () => {
    expect(read('a @ x', 'b: a @ x').problems).toEqual(['duplicate-label b a']);
  });
});
