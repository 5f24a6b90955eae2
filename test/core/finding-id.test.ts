/** That a finding is known again when only what is around it changed. */
import { describe, expect, test } from 'vitest';
import { findingIds } from '../../src/core/finding-id.ts';

const id = (code: string, at: string, rule = 'batch'): string => findingIds(code, [{ rule, start: code.indexOf(at) }])[0] as string;
const CODE = "def upgrade():\n    op.drop_column('t', 'a')\n    op.drop_constraint('x', 't')\n";

describe('an identifier', () => {
  test.each([
    ['lines above', `# why\n\n${CODE}`],
    ['blanks', CODE.replaceAll("('x', 't')", "( 'x',   't' )")],
    ['a line break in brackets, as formatters write it', CODE.replace("('x', 't')", "(\n        'x',\n        't',\n    )")],
    ['a comment', CODE.replace("'t')\n", "'t')  # noqa\n")],
    ['Windows line ends', CODE.replaceAll('\n', '\r\n')],
    ['a deeper indentation', CODE.replace('    op.drop_constraint', '        op.drop_constraint')],
    ['a statement of its kind below', `${CODE}    op.drop_constraint('x', 't')\n`],
  ])('stays with %s', (_, code) => {
    expect(id(code, 'op.drop_constraint')).toBe(id(CODE, 'op.drop_constraint'));
  });

  test('is that of the statement, wherever in it the finding is', () => {
    expect(id(CODE, "'x'")).toBe(id(CODE, 'op.drop_constraint'));
  });

  test.each([
    ['another name', CODE.replace("'x'", "'y'"), 'batch'],
    ['another rule', CODE, 'text-sql'],
    ['a blank within a string', CODE.replace("'x'", "'x '"), 'batch'],
  ])('differs for %s', (_, code, rule) => {
    expect(id(code, 'op.drop_constraint', rule)).not.toBe(id(CODE, 'op.drop_constraint'));
  });

  test('counts those that are alike, in the order of the text and not of the findings', () => {
    const twice = `${CODE}${CODE}`;
    const [first, second] = [twice.indexOf('op.drop_column'), twice.lastIndexOf('op.drop_column')];
    const [a, b] = findingIds(twice, [{ rule: 'batch', start: second }, { rule: 'batch', start: first }]);
    expect(b).toBe(id(CODE, 'op.drop_column'));
    expect(a).not.toBe(b);
  });

  test.each(["x = '''\n# no comment\n('''\n", 'x = "a\\"(b"\n', "x = r'\\\\'\n", 'x = (1, # )\n  2)\n', '# an odd quote: \'\n'])('is not misled by %j above', (above) => {
    expect(id(above + CODE, 'op.drop_constraint')).toBe(id(CODE, 'op.drop_constraint'));
  });

  test('of nothing is nothing', () => expect(findingIds(CODE, [])).toEqual([]));
});
