/** What a person says in `# migfix: …` comments, and what it is about. */
import { describe, expect, test } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { readSuppressions } from '../../src/core/suppress.ts';
import { named, nodesOf } from '../../src/core/tree.ts';
import type { Diagnostic, Options, Result } from '../../src/core/types.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';

const HEAD = "from alembic import op\nimport sqlalchemy as sa\n\nrevision = 'a'\ndown_revision = None\n\n\n";
const up = (...lines: readonly string[]): string => `${HEAD}def upgrade():\n${lines.map((line) => (line ? `    ${line}\n` : '\n')).join('')}\n\ndef downgrade():\n    raise NotImplementedError\n`;
const run = (code: string, options: Partial<Options> = {}): Exclude<Result, { status: 'skipped' }> => {
  const result = fix(code, parse, transforms, { ...defaultOptions, ...options });
  if (result.status === 'skipped') throw new Error(result.reason);
  return result;
};
const told = (diagnostics: readonly Diagnostic[], rule: string): readonly string[] => diagnostics.filter((found) => found.rule === rule).map(({ message }) => message);

/** The statements, as text, that a rule is suppressed for. */
function covered(code: string, rule: string): readonly string[] {
  const root = parse(code);
  const { scopes } = readSuppressions(code, root) ?? { scopes: [] };
  const simple = nodesOf(root, 'block', 'module').flatMap(named).filter((node) => !node.children.some(({ type }) => type === 'block'));
  return simple
    .filter((node) => scopes.some((scope) => (scope.rule === undefined || scope.rule === rule) && scope.start <= node.start && node.start < scope.end))
    .sort((a, b) => a.start - b.start)
    .map((node) => code.slice(node.start, node.end).split('\n')[0] as string);
}

describe('what a comment is about', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['the line above', ['# migfix: ignore[batch]', 'a()', 'b()'], ['a()']],
    ['several stacked, among others', ['# migfix: ignore[text-sql]', '# migfix: ignore[batch]', '# why', 'a()', 'b()'], ['a()']],
    ['a blank line between', ['# migfix: ignore[batch]', '', 'a()'], []],
    ['the end of the line', ['a()  # migfix: ignore[batch] -- why', 'b()'], ['a()']],
    ['all rules', ['a()  # migfix: ignore', 'b()'], ['a()']],
    ['another rule', ['a()  # migfix: ignore[text-sql]'], []],
    ['one of a list', ['a()  # migfix: ignore[text-sql , batch]'], ['a()']],
    ['flake8’s habit', ['a()  # noqa: migfix', 'b()  # noqa', 'c()  # noqa: E501, migfix[batch]', 'd()  # NOQA: E501'], ['a()', 'c()']],
    ['behind another comment', ['a()  # type: ignore  # migfix: ignore[batch]'], ['a()']],
    ['before another comment', ['a()  # migfix: ignore[batch] -- see #12  # noqa: E501'], ['a()']],
    ['the first line of several', ['a(  # migfix: ignore[batch]', '    1,', ')', 'b()'], ['a(  # migfix: ignore[batch]']],
    ['the last line of several', ['a(', '    1,', ')  # migfix: ignore[batch]', 'b()'], ['a(']],
    ['a line between them', ['a(', '    # migfix: ignore[batch]', '    1,', ')', 'b()'], ['a(']],
    ['all that share the line', ['a(); b()  # migfix: ignore[batch]', 'c()'], ['a()', 'b()']],
    ['all that share it behind a backslash', ['# migfix: ignore[batch]', 'a(); \\', 'b() \\', '; c()', 'd()'], ['a()', 'b()', 'c()']],
    ['all that share it behind a string', ['# migfix: ignore[batch]', 'a = """', '    """; b()', 'c()'], ['a = """', 'b()']],
    ['the header of a block', ['with a:  # migfix: ignore[batch]', '    b()', '    c()', 'd()'], ['b()', 'c()']],
    ['above a block', ['# migfix: ignore[batch]', 'if a:', '    b()', 'else:', '    c()', 'd()'], ['b()', 'c()']],
    ['a branch alone', ['if a:', '    b()', 'else:  # migfix: ignore[batch]', '    c()', 'd()'], ['c()']],
    ['a region', ['a()', '# migfix: off[batch]', 'b()', 'if c:', '    d()', '# migfix: on[batch]', 'e()'], ['b()', 'd()']],
    ['a region of all rules', ['# migfix: off', 'b()', '# migfix: on', 'e()'], ['b()']],
    ['a region that ends with the function', ['a()', '# migfix: off -- to the end', 'b()'], ['b()']],
    ['only one of two rules on again', ['# migfix: off[batch, text-sql]', 'a()', '# migfix: on[text-sql]', 'b()'], ['a()', 'b()']],
    ['twice off, once on', ['# migfix: off', 'a()', '# migfix: off', 'b()', '# migfix: on', 'c()'], ['a()', 'b()']],
    ['on behind the last statement', ['# migfix: off[batch]', 'a()', '# migfix: on[batch]'], ['a()']],
  ])('%s', (_, lines, expected) => {
    expect(covered(up(...lines), 'batch')).toEqual(expected);
  });

  test('a function, from above, from its line, and below a decorator', () => {
    expect(covered('# migfix: ignore[batch]\ndef upgrade():\n    a()\n\ndef downgrade():\n    b()\n', 'batch')).toEqual(['a()']);
    expect(covered('def upgrade(\n):  # migfix: ignore[batch]\n    a()\n\ndef downgrade():\n    b()\n', 'batch')).toEqual(['a()']);
    expect(covered('# migfix: ignore[batch]\n@x\ndef upgrade():\n    a()\n', 'batch')).toEqual(['@x', 'a()']);
  });

  test('the first line, behind a byte order mark', () => {
    expect(covered('\uFEFF# migfix: ignore[batch]\na()\nb()\n', 'batch')).toEqual(['a()']);
  });

  test('a file', () => {
    expect(covered('a()\n# migfix: skip-file -- why\ndef upgrade():\n    b()\n', 'anything')).toEqual(['a()', 'b()']);
    expect(covered('def upgrade():\n    # migfix: skip-file\n    b()\n', 'anything')).toEqual([]);
  });

  test('a file region goes on over functions', () => {
    expect(covered('# migfix: off[batch]\ndef upgrade():\n    a()\n\n# migfix: on[batch]\ndef downgrade():\n    b()\n', 'batch')).toEqual(['a()']);
  });

  test('Windows line ends', () => {
    expect(covered(up('# migfix: ignore[batch]', 'a()', 'b()  # migfix: ignore[batch]', 'c()').replaceAll('\n', '\r\n'), 'batch').map((text) => text.trim())).toEqual(['a()', 'b()']);
  });

  test.each(['# migfix: backfill t.c: put the real values', '# migfix: downgrade: what was here is gone', '# noqa', '# noqa: E501', "x = '# migfix: ignore'"])('%s is no suppression', (line) => {
    expect(readSuppressions(up(line, 'a()'), parse(up(line, 'a()')))).toBeUndefined();
  });

  test.each([
    ['# migfix: ignroe[batch]', '"ignroe" is no word of ours (did you mean "ignore"?)', 'note'],
    ['# migfix: skipfile', '"skipfile" is no word of ours (did you mean "skip-file"?)', 'note'],
    ['# migfix: of[batch]', '"of" is no word of ours (did you mean "off"?)', 'note'],
    ['# migfix: ignore batch', 'write "# migfix: ignore[rule] -- reason"', 'warning'],
    ['# migfix ignore[batch]', 'a colon is missing: write "# migfix: ignore[rule] -- reason"', 'warning'],
    ['# migfix: ignore[]', 'no rule is named: write "# migfix: ignore[rule] -- reason"', 'warning'],
    ['# migfix: skip-file', 'skip-file goes outside of functions and statements', 'warning'],
    ['pass  # migfix: off', 'off goes on a line of its own', 'warning'],
  ])('%s is said not to be understood', (line, message, severity) => {
    const { diagnostics } = run(up(line, "op.drop_table('t')"));
    expect(diagnostics.filter(({ rule }) => rule === 'unused-suppression')).toMatchObject([{ message, severity, fixed: false }]);
  });
});

describe('what is suppressed', () => {
  test('is neither changed nor reported, and moved across by nothing', () => {
    const { code, diagnostics, counts } = run(up("op.drop_column('t', 'a')", "op.drop_constraint('x', 't')  # migfix: ignore -- by hand", "op.drop_column('t', 'b')"));
    expect(code).toContain("        batch_op.drop_column('a')\n\n    op.drop_constraint('x', 't')  # migfix: ignore -- by hand\n    with op");
    expect(diagnostics.filter(({ start }) => code.slice(start).startsWith("op.drop_constraint('x'"))).toEqual([]);
    expect(counts).toMatchObject({ operations: 3, rewritten: 2, suppressed: 1, reported: 0, bare: 0 });
  });

  test('is changed by the other rules, with its comment in the block', () => {
    const { code } = run(up('# about it', '# migfix: ignore[server-default] -- by hand', "op.add_column('t', sa.Column('a', sa.Integer(), nullable=False))"));
    expect(code).toContain("    # about it\n    with op.batch_alter_table('t', schema=None) as batch_op:\n        # migfix: ignore[server-default] -- by hand\n        batch_op.add_column(");
  });

  test('is not put beside a copy of its table when its index is to stay its own', () => {
    const add = "add_column(sa.Column('a', sa.Integer(), index=True))";
    const bare = add.replace('(', "('t', ");
    const apart = `        batch_op.${add}\n\n    with op.batch_alter_table('t', schema=None) as batch_op:\n        batch_op.drop_column('b')\n`;
    expect(run(up('# migfix: ignore[index-hoist] -- by hand', `op.${bare}`, "op.drop_column('t', 'b')")).code).toContain(apart);
    expect(run(up(`op.${bare}`, "op.drop_column('t', 'b')"), { ignore: ['index-hoist'] }).code).toContain(apart);
  });

  test('is not taken out by a rule that takes statements out', () => {
    const { code, diagnostics } = run(up('conn = op.get_bind()', 'conn.execute(sa.text("UPDATE t SET a = 1"))', 'conn.commit()  # migfix: ignore[explicit-commit] -- old SQLAlchemy'));
    expect(code).toContain('    conn.commit()  # migfix: ignore[explicit-commit] -- old SQLAlchemy\n');
    expect(told(diagnostics, 'explicit-commit')).toEqual([]);
  });

  test('is not written into by a rule that writes whole functions', () => {
    const pair = `${HEAD}# migfix: ignore[downgrade] -- irreversible\ndef upgrade():\n    op.add_column('t', sa.Column('a', sa.Integer()))\n`;
    const { code, diagnostics } = run(pair, { select: ['downgrade', 'unused-suppression'] });
    expect(code).toBe(pair);
    expect(diagnostics).toEqual([]);
  });

  test('is all of what is said once per file', () => {
    const { diagnostics } = run(up("op.create_table('a', sa.Column('x', sa.Integer()), schema='s')  # migfix: ignore[unsupported]", "op.create_table('b', sa.Column('x', sa.Integer()), schema='s')"));
    expect(diagnostics.filter(({ rule }) => rule === 'unsupported')).toEqual([]);
  });

  test('with --safe: what is withheld is not reported there either', () => {
    const code = up("op.add_column('t', sa.Column('a', sa.Integer(), nullable=False))  # migfix: ignore[server-default] -- by hand");
    expect(told(run(code, { safe: true }).diagnostics, 'server-default')).toEqual([]);
    expect(told(run(code, { safe: true }).diagnostics, 'unused-suppression')).toEqual([]);
  });

  test('a file to skip may be one that cannot be read', () => {
    expect(run('# migfix: skip-file -- Python 2\nimport op\ndef upgrade():\n    op.drop_column("t", "a")\n    print "done"\n').status).toBe('unchanged');
  });

  test('suppressions are no marks', () => {
    expect(run(up('#  migfix:   ignore[batch] -- by hand', "op.drop_column('t', 'a')", '# migfix: off', "op.drop_column('t', 'b')")).marks).toEqual([]);
  });

  test('a file to skip has no marks to fill in', () => {
    const marked = up('# migfix: backfill t.a: put the real values', "op.drop_column('t', 'a')");
    expect(run(marked).marks).toHaveLength(1);
    expect(run(`# migfix: skip-file -- generated\n${marked}`).marks).toEqual([]);
  });

  test('a comment that would no longer cover what it covers leaves the file alone', () => {
    const code = up("op.add_column('t', sa.Column('a', sa.Integer(), nullable=False)); op.drop_column('t', 'b')  # migfix: ignore[server-default] -- both");
    expect(fix(code, parse, transforms, defaultOptions)).toMatchObject({ status: 'skipped', bug: false, code, reason: expect.stringContaining('would no longer cover') });
  });
});

describe('suppressions without use', () => {
  const clean = (...lines: readonly string[]): readonly string[] => run(up(...lines)).code.slice(HEAD.length).split('\n').slice(1, -4).map((line) => line.slice(4)).filter((line) => line !== '');

  test.each<[readonly string[], readonly string[]]>([
    [['# migfix: ignore[batch] -- gone', "op.drop_table('t')"], ["op.drop_table('t')"]],
    [["op.drop_table('t')  # migfix: ignore[batch] -- gone"], ["op.drop_table('t')"]],
    [["op.drop_table('t')  # type: ignore  # migfix: ignore -- gone"], ["op.drop_table('t')  # type: ignore"]],
    [["op.drop_table('t')  # migfix: ignore -- gone  # kept"], ["op.drop_table('t')  # kept"]],
    [["op.drop_table('t')  # noqa: E501, migfix"], ["op.drop_table('t')  # noqa: E501"]],
    [["op.drop_table('t')  # noqa: migfix, E501"], ["op.drop_table('t')  # noqa: E501"]],
    [["op.drop_constraint('x', 't')  # migfix: ignore[text-sql, batch, constraint-type, backfill] -- w"], ["op.drop_constraint('x', 't')  # migfix: ignore[batch] -- w"]],
    [['# migfix: off[batch] -- gone', "op.drop_table('t')", '# migfix: on[batch]'], ["op.drop_table('t')"]],
    [['# migfix: off[batch, text-sql] -- w', "op.drop_constraint('x', 't', type_='check')", '# migfix: on[batch, text-sql]'], ['# migfix: off[batch] -- w', "op.drop_constraint('x', 't', type_='check')", '# migfix: on[batch]']],
    [['# kept', '# migfix: on', '# kept too', "op.drop_table('t')"], ['# kept', '# kept too', "op.drop_table('t')"]],
  ])('%j', (lines, expected) => {
    expect(clean(...lines)).toEqual(expected);
  });

  test('are judged by the rules that take part', () => {
    const named = up("op.drop_table('t')  # migfix: ignore[batch] -- w");
    const all = up("op.drop_table('t')  # migfix: ignore -- w");
    expect(told(run(named, { select: ['text-sql', 'unused-suppression'] }).diagnostics, 'unused-suppression')).toEqual([]);
    expect(told(run(named, { select: ['batch', 'unused-suppression'] }).diagnostics, 'unused-suppression')).toHaveLength(1);
    expect(told(run(all, { ignore: ['text-sql'] }).diagnostics, 'unused-suppression')).toEqual([]);
    expect(told(run(all).diagnostics, 'unused-suppression')).toHaveLength(1);
    expect(run(all, { ignore: ['unused-suppression'] }).code).toBe(all);
  });

  test('a reason is asked for where it is wanted', () => {
    const code = up("op.drop_constraint('x', 't')  # migfix: ignore");
    const reasons = (options: Partial<Options>): number => told(run(code, options).diagnostics, 'suppression-reason').length;
    expect([reasons({}), reasons({ requireReason: true }), reasons({ preset: 'strict' }), reasons({ preset: 'strict', requireReason: false })]).toEqual([0, 1, 1, 0]);
    expect(told(run(up("op.drop_constraint('x', 't')  # migfix: ignore -- by hand"), { preset: 'strict' }).diagnostics, 'suppression-reason')).toEqual([]);
  });
});
