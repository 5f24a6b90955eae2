/** Transforms that are not ours, and do what they must not. */
import { expect, test } from 'vitest';
import { transformFault, withBlame, withExtraTransforms } from '../../src/core/extra-transforms.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Step, Transform } from '../../src/core/types.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';

const CODE = "from alembic import op\n\n\ndef upgrade():\n    op.execute('DELETE FROM t')\n    op.rename_table('t', 'u')\n\n\ndef downgrade():\n    op.rename_table('u', 't')\n";
const outcome = (run: (steps: Step[]) => unknown) => {
  const own = { meta: { id: 'own', summary: 'own', why: 'own', fix: 'safe', presets: ['house'] }, run } as unknown as Transform;
  return fix(CODE, parse, withExtraTransforms(transforms, [own]), defaultOptions);
};

test.each<[string, (steps: Step[]) => unknown]>([
  ['turns the list around in place', (steps) => steps.reverse()],
  ['takes statements out of it', (steps) => (steps.splice(0, 1), steps)],
  ['writes edits into a step', (steps) => ((steps[0] as unknown as { edits: unknown[] }).edits.push({ start: 0, end: 0, text: 'x = 1\n' }), steps)],
  ['promises a list', async (steps) => steps],
  ['throws too late', async () => Promise.reject(new Error('late'))],
  ['throws what is no error', () => { throw null; }],
])('one that %s leaves the file as it is, and is named', async (_, run) => {
  const result = outcome(run);
  expect(result).toMatchObject({ status: 'skipped', bug: true, code: CODE, rules: ['own'] });
  // a rejection that nobody hears would end the process
  await new Promise((done) => setTimeout(done));
});

const META = { id: 'own', summary: 'own', why: 'own', fix: 'safe', presets: ['house'] };
const one = (more: object): Transform => ({ meta: { ...META, ...more }, run: (steps: Step[]) => steps }) as unknown as Transform;
const faultOf = (more: object): string | undefined => transformFault(one(more), new Set(['taken']));

test.each<[string, object]>([
  ['id', { id: 'Own' }], ['id', { id: 'own-' }], ['id', { id: ' own' }], ['id', { id: 5 }], ['summary', { summary: 'two\nlines' }], ['summary', { summary: ' ' }], ['summary', { summary: undefined }], ['why', { why: '' }],
  ['fix', { fix: 'always' }], ['presets', { presets: [] }], ['presets', { presets: ['house', 'mine'] }], ['presets', { presets: 'house' }], ['links', { links: ['x', ''] }], ['links', { links: 'x' }],
  ['first', { first: '(' }], ['first', { first: 5 }], ['onRequest', { onRequest: 'yes' }],
])('a meta whose %s is not what it must be is refused: %o', (key, more) => expect(faultOf(more)).toMatch(new RegExp(`^meta\\.${key} must be `)));

test('one with all parts is taken, unless its id is', () => {
  expect(faultOf({ id: 'own-2', links: ['x'], first: '\\bx', onRequest: true, presets: ['strict', 'minimal'] })).toBeUndefined();
  expect(faultOf({ id: 'taken' })).toBe('there is a rule "taken" already');
  expect([null, 5, {}, { meta: META }, { meta: null, run: () => [] }].map((value) => transformFault(value, new Set()))).toEqual(Array(5).fill('it is no transform: an object with "meta" and "run" is wanted'));
  expect(() => withExtraTransforms(transforms, [one({}), one({})])).toThrow(new TypeError('extra transform 2: there is a rule "own" already'));
  expect(() => withExtraTransforms(transforms, [one({ id: 'batch' })])).toThrow(TypeError);
  expect(() => withExtraTransforms(transforms, [one({})], ['own'])).toThrow(TypeError);
});

test('it works before what groups statements, or last', () => {
  const ids = (ours: readonly Transform[]): readonly string[] => withExtraTransforms(ours, [one({}), one({ id: 'own-2' })]).map(({ meta }) => meta.id);
  const before = ids(transforms);
  expect(before.slice(before.indexOf('own'), before.indexOf('own') + 3)).toEqual(['own', 'own-2', 'batch']);
  expect(before.length).toBe(transforms.length + 2);
  const [first] = transforms as readonly [Transform];
  expect(ids([first])).toEqual([first.meta.id, 'own', 'own-2']);
});

test('a file that it spoils is its fault, not ours', () => {
  const fine = fix(CODE, parse, transforms, defaultOptions);
  const spoiled = outcome((steps) => steps.reverse());
  expect(withBlame(spoiled, ['own', 'other'], () => fine)).toEqual({ ...spoiled, bug: false, extra: ['own'] });
  expect(withBlame(spoiled, ['other', 'third'], () => fine)).toEqual({ ...spoiled, bug: false, extra: ['other', 'third'] });
  expect(withBlame(spoiled, [], () => fine)).toBe(spoiled);
  expect(withBlame(spoiled, ['own'], () => spoiled)).toBe(spoiled);
  expect(withBlame(fine, ['own'], () => fine)).toBe(fine);
});
