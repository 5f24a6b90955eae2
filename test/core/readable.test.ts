import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { type CPython, openCPython } from '../properties/cpython.ts';
import type { Parse, Result } from '../../src/core/types.ts';

let parse: Parse;
let python: CPython;
beforeAll(async () => {
  parse = await createParser();
  python = openCPython();
});
afterAll(() => python.close());

const migration = (body: string): string => `from alembic import op\n\n\ndef upgrade():\n    op.drop_column('t', 'c')\n${body}\n\n\ndef other():\n    op.drop_column('t', 'd')\n`;
const run = (code: string): Result => fix(code, parse, transforms, defaultOptions);
const isPython = async (code: string): Promise<boolean> => (await python.judge([{ before: Buffer.from(code), after: Buffer.from(code) }]))[0] !== null;

describe('what Python refuses is left alone, though the parser forgives it', () => {
  it.each([
    ['syntax error', '    x = = 1'],
    ['syntax error', '    op.drop_column('],
    ['syntax error', '    x = 1 +'],
    ['keyword argument repeated', '    f(a=1, a=2)'],
    ['a positional argument behind keyword arguments', "    op.alter_column('t', nullable=False, x, schema=None)"],
    ['a positional argument behind keyword arguments', '    f(**a, b)'],
    ['a string that does not end on its line', "    op.drop_column('\nt', 'e')"],
    ['syntax error', '    x =\u00A01'],
    ['a blank that Python does not know', '    \uFEFFx = 1'],
    ['a blank that Python does not know', '    x =\u200B1'],
    ['a statement that is indented otherwise than those before it, or not apart from them', '    x = 1\n      y = 2'],
    ['a statement that is indented otherwise than those before it, or not apart from them', "f('x')\n    op.drop_column('t', 'e')"],
    ['a statement that is indented otherwise than those before it, or not apart from them', "    op.drop_column('t', 'x')y = 1"],
    ['a block without an indented statement', '    if x:\n    y = 1'],
    ['a block without an indented statement', '    if x:\n \\\n       y = 1'],
    ['a clause that does not begin a line', "    if x: op.drop_column('t', 'e'); \\\n    else: op.drop_column('t', 'f')"],
  ])('%s (%#)', async (reason, body) => {
    const code = migration(body);
    expect(await isPython(code)).toBe(false);
    expect(run(code)).toMatchObject({ status: 'skipped', code, reason, bug: false });
  });

  it('a statement that begins behind a backslash, whose indent is that of the line before', async () => {
    const code = migration("    \\\nop.drop_column('t', 'e')");
    expect(await isPython(code)).toBe(true);
    expect(run(code)).toMatchObject({ status: 'skipped', code, reason: 'a statement that is indented otherwise than those before it, or not apart from them', bug: false });
  });

  it('a lone carriage return among other line endings, behind which the parser sees a comment go on', async () => {
    const code = migration("    # why\r    op.drop_column('t', 'e')");
    expect(await isPython(code)).toBe(true);
    expect(run(code)).toMatchObject({ status: 'skipped', code, reason: 'a carriage return alone, among other line endings', bug: false });
  });
});

describe('what Python takes is read', () => {
  it.each([
    ["    x = 'a\\\nb'"], ["    x = 'a\\\r\nb'"], ['    f(a=1, *b, **c)'], ['    f(a=1, b=2)'], ["    x = '''a\nb'''"], ["    x = '\u00A0\u200B\uFEFF\u2028'  # \u00A0"], ['    x = f"{a}" f\'\'\'\n{b}\'\'\''], ["    x = 'a\\\\'"], ['\f    x = 1\n  \f    y = 2'], ['    x = 1; y = 2\n    if x: y = 3'], ["    x = rb'\\''"], ['    if x:\n        y = 1\n\\\n    else:\n        y = 2'], ['    if x: \\\n    y = 1'], ['    if x:\n      \\\n y = 1'], ['    if x:\n\\\n      y = 1'],
  ])('%j', async (body) => {
    const code = migration(body);
    expect(await isPython(code)).toBe(true);
    expect(run(code).status).toBe('fixed');
  });
});

describe('nesting', () => {
  const deep = (depth: number): readonly (readonly [string, string])[] => [
    ['brackets', `    x = ${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['calls', `    x = ${'f('.repeat(depth)}${')'.repeat(depth)}`],
    ['methods', `    x = a${'.b()'.repeat(depth)}`],
    ['operators', `    x = ${'1 + '.repeat(depth)}1`],
    ['strings', `    op.execute('a'${" + 'a'".repeat(depth)})`],
    ['lambdas', `    x = ${'lambda: '.repeat(depth)}1`],
    ['a column', `    op.add_column('t', sa.Column('x', ${'f('.repeat(depth)}1${')'.repeat(depth)}))`],
    ['blocks', Array.from({ length: depth }, (_, i) => `${' '.repeat(4 + i)}if x:`).join('\n') + `\n${' '.repeat(4 + depth)}op.drop_column('t', 'e')`],
  ];
  const both = (code: string): Result => {
    const chains = readChains([{ name: 'a.py', code }], parse);
    return fix(code, parse, transforms, defaultOptions, chains.historyOf('a.py'));
  };

  it.each(deep(500))('500 %s deep is read', (_what, body) => {
    expect(both(migration(body)).status).toBe('fixed');
  });

  it.each(deep(20_000).filter(([what]) => what !== 'blocks'))('20,000 %s deep is a reason, not a stack overflow', (_what, body) => {
    expect(both(migration(body))).toMatchObject({ status: 'skipped', reason: expect.stringMatching(/^nested deeper than|^syntax error/), bug: false });
  });
});

describe('line endings', () => {
  it('of two characters are written once, also behind the comment that ends a block', () => {
    const code = "from alembic import op\n\n\ndef upgrade():\n    op.drop_index('i', 'user')\n    with op.batch_alter_table('user') as batch_op:\n        batch_op.drop_column('x')\n        # tail\n    op.drop_column('user', 'z')\n";
    const result = run(code.replaceAll('\n', '\r\n'));
    expect(result.status).toBe('fixed');
    expect(result.code).toBe(run(code).code.replaceAll('\n', '\r\n'));
  });
});

describe('names that are patterns', () => {
  it.each(['a(b', '[', 'a+)+$', '*'])('%s is a name', (name) => {
    const quoted = JSON.stringify(name);
    const code = `from alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade():\n    op.add_column(${quoted}, sa.Column(${quoted}, sa.String(9), nullable=False))\n    op.execute("UPDATE t SET x = 1")\n    op.alter_column(${quoted}, ${quoted}, existing_type=sa.String(9), nullable=False)\n    op.create_unique_constraint(${quoted}, ${quoted}, [${quoted}])\n    op.drop_column(${quoted}, 'other')\n`;
    expect(both(code)).toMatchObject({ status: 'fixed' });
  });
  const both = (code: string): Result => fix(code, parse, transforms, defaultOptions, readChains([{ name: 'a.py', code }], parse).historyOf('a.py'));
});
