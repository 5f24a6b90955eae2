/** Keys and what they decide, without a terminal. */
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/cli/review/units.ts';
import { isOver, keysFor, press, startWalk, takenIn, type Walk } from '../../src/cli/review/walk.ts';

const unit = (id: string, parts: readonly Unit[] = []): Unit => ({ id, name: id, hunks: [], along: [], places: [], parts });
const UNITS = [unit('a'), unit('b', [unit('b1'), unit('b2')]), unit('c')];
const NONE = new Map<string, 'take' | 'leave'>();

const typed = (keys: string, walk: Walk = startWalk(UNITS, NONE)): Walk => [...keys].reduce((at, key) => press(at, key).walk, walk);
const decided = (walk: Walk): Record<string, string> => Object.fromEntries(walk.decided);

describe('a walk', () => {
  it.each([
    ['yny', { a: 'take', b: 'leave', c: 'take' }],
    ['na', { a: 'leave', b: 'take', c: 'take' }],
    ['yd', { a: 'take', b: 'leave', c: 'leave' }],
    ['nsynn', { a: 'leave', b1: 'take', b2: 'leave', c: 'leave' }],
    ['nyKny', { a: 'leave', b: 'leave', c: 'take' }],
    ['nnKKyyy', { a: 'take', b: 'take', c: 'take' }],
    ['yxz\r?esny', { a: 'take', b1: 'leave', b2: 'take' }],
  ])('%j', (keys, expected) => expect(decided(typed(keys))).toEqual(expected));

  it('is over when all is decided', () => {
    expect(isOver(typed('yy'))).toBe(false);
    expect(isOver(typed('yyy'))).toBe(true);
    expect(press(typed('yy'), 'n').next).toBe('over');
    expect(takenIn(typed('nyn')).map(({ id }) => id)).toEqual(['b']);
  });

  it('tells what a key took, so that its blanks can be asked for', () => {
    expect(press(typed('n'), 'a').taken.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(press(typed('n'), 'd').taken).toEqual([]);
    expect(press(typed('yn'), 'a').taken.map(({ id }) => id)).toEqual(['c']);
  });

  it('leaves alone what is decided when it goes back', () => {
    expect(decided(typed('yyKKa'))).toEqual({ a: 'take', b: 'take', c: 'take' });
    expect(decided(typed('ynKKd'))).toEqual({ a: 'leave', b: 'leave', c: 'leave' });
    expect(decided(typed('ynK'))).toEqual({ a: 'take' });
  });

  it('says why nothing happens', () => {
    expect(press(typed(''), 'K').because).toContain('first block');
    expect(press(typed(''), 's').because).toContain('cannot be split');
    expect(press(typed(''), 'x')).toMatchObject({ next: 'ask', taken: [] });
    expect(press(typed(''), '?').next).toBe('help');
    expect(press(typed(''), 'e').next).toBe('edit');
    expect(press(typed('y'), 'q')).toMatchObject({ next: 'quit', walk: { decided: new Map([['a', 'take']]) } });
  });

  it('offers what there is', () => {
    expect(keysFor(typed(''))).toBe('y,n,a,d,e,q,?');
    expect(keysFor(typed('y'))).toBe('y,n,a,d,s,e,K,q,?');
  });

  it('goes on with what is remembered, in parts where a part is', () => {
    expect(startWalk(UNITS, new Map([['a', 'take'], ['b1', 'leave']])).units.map(({ id }) => id)).toEqual(['a', 'b1', 'b2', 'c']);
    expect(startWalk(UNITS, new Map([['a', 'take'], ['b1', 'leave']])).at).toBe(2);
    expect(isOver(startWalk(UNITS, new Map([['a', 'take'], ['b', 'leave'], ['c', 'leave']])))).toBe(true);
    expect(startWalk(UNITS, new Map([['gone', 'take']])).at).toBe(0);
  });
});
