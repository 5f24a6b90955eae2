import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromFragment, toFragment } from '../../playground/src/link.ts';
import { defaultChoices, type Session } from '../../playground/src/session.ts';

const packed = (value: unknown): string => Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url');
const file = { name: 'a.py', code: 'x = "Ünïcødé 🎉"\r\n' };

describe('a link', () => {
  it('brings a session back', () => {
    const session: Session = { files: [file, { name: 'b.py', code: '' }], shown: 'b.py', env: 'import x', tables: '', choices: { ...defaultChoices, preset: 'strict', rules: 'without', named: ['batch'] } };
    expect(fromFragment(toFragment(session) as string)).toEqual(session);
  });

  it('says nothing of what is as usual', () => {
    const short = toFragment({ files: [file], shown: 'a.py', choices: defaultChoices }) as string;
    expect(short.length).toBeLessThan(120);
    expect(short).toMatch(/^[\w-]+$/);
  });

  it('is not made of what is too large for one', () => {
    let noise = '';
    for (let n = 1; noise.length < 300_000; n++) noise += (Math.imul(n, 2_654_435_761) >>> 0).toString(36);
    expect(toFragment({ files: [{ name: 'a.py', code: noise }], shown: 'a.py', choices: defaultChoices })).toBeUndefined();
  });

  it('leaves out choices that no control can show', () => {
    const choices = { preset: '__proto__', placeholder: 1, sqlite: '<b>', safe: 'yes', named: [1], constructor: 'x', rules: 'only' };
    expect(fromFragment(packed({ files: [file], shown: 3, choices }))).toEqual({ files: [file], shown: 'a.py', choices: { ...defaultChoices, rules: 'only' } });
  });

  it.each([
    ['nothing', ''], ['no base64', '%%%'], ['no archive', 'abcd'], ['no object', packed(null)], ['no files', packed({ files: [] })], ['files that are none', packed({ files: [{ name: 1, code: '' }] })],
    ['what unpacks to far more than it is', packed({ files: [{ name: 'a', code: 'x'.repeat(10_000_000) }], shown: 'a', choices: {} })],
  ])('is refused: %s', (_what, fragment) => {
    expect(fromFragment(fragment)).toBeUndefined();
  });
});
