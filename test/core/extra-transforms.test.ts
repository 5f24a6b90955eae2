/** Transforms that are not ours, and do what they must not. */
import { expect, test } from 'vitest';
import { withExtraTransforms } from '../../src/core/extra-transforms.ts';
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
