/** `migfix suppress`: comments above what is left to a person; `--inspect`: what became of each operation. */
import { describe, expect, it, test } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { withSuppressions } from '../../src/core/write-suppressions.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { main } from '../../src/cli/main.ts';
import { transforms } from '../../transforms/index.ts';
import { cases, parse, rewrite } from '../fixtures.ts';
import { memoryIo } from './memory-io.ts';

const engine = await loadEngine();
const HEAD = "import sqlalchemy as sa\nfrom alembic import op\nfrom sqlalchemy.dialects import postgresql\n\nrevision = 'a'\ndown_revision = None\n\n\n";
const LEFT = `${HEAD}def upgrade():\n    op.create_table(\n        't',\n        sa.Column('a', postgresql.JSONB()),\n    )\n    f = lambda: op.drop_column('t', 'x')\n\n\ndef downgrade():\n    op.drop_table('t')\n`;

async function migfix(argv: readonly string[], files: Record<string, string>) {
  const io = memoryIo(files, { parser: async () => parse });
  const code = await main([...argv], io, engine);
  return { code, io, text: io.files.get('/project/a.py') as string };
}

const SUPPRESS = ['suppress', '--reason', 'seen', 'a.py'];

describe('migfix suppress', () => {
  it('shows a diff, and writes nothing', async () => {
    const { code, io, text } = await migfix(SUPPRESS, { 'a.py': LEFT });
    expect(code).toBe(1);
    expect(text).toBe(LEFT);
    expect(io.stdout).toContain('+    # migfix: ignore[unsupported] -- seen\n     op.create_table(');
    expect(io.stdout).toContain("+    # migfix: ignore[not-a-statement] -- seen\n     f = lambda");
  });

  it('writes with --write; then the check is clean, and a second run has nothing to do', async () => {
    const { code, text } = await migfix([...SUPPRESS, '--write'], { 'a.py': LEFT });
    expect(code).toBe(0);
    expect(text.split('\n').filter((line) => !line.includes('# migfix: ignore')).join('\n')).toBe(LEFT);
    const check = await migfix(['--check', 'a.py'], { 'a.py': text });
    expect([check.io.stdout, check.code]).toEqual(['', 0]);
    const again = await migfix(SUPPRESS, { 'a.py': text });
    expect([again.code, again.io.stdout]).toEqual([0, '']);
  });

  it('takes the rules of --select', async () => {
    const { text } = await migfix([...SUPPRESS, '--write', '--select', 'unsupported'], { 'a.py': LEFT });
    expect(text.match(/ignore\[[^\]]*\]/g)).toEqual(['ignore[unsupported]']);
  });

  it('leaves to a rewrite what a rewrite mends', async () => {
    const { code, io } = await migfix(SUPPRESS, { 'a.py': `${HEAD}def upgrade():\n    op.drop_constraint('x', 't', type_='unique')\n\n\ndef downgrade():\n    raise NotImplementedError\n` });
    expect([code, io.stdout]).toEqual([0, '']);
  });

  it('covers what only the chain tells', async () => {
    const files = { 'a.py': `${HEAD}def upgrade():\n    op.drop_table('t')\n`.replace('down_revision = None', "down_revision = 'gone'") };
    const { text } = await migfix([...SUPPRESS, '--write'], files);
    expect(text).toContain("# migfix: ignore[revision-graph] -- seen\nrevision = 'a'\n");
    expect((await migfix(['--check', 'a.py'], { 'a.py': text })).io.stdout).toBe('');
  });

  it('is heard by migfix graph, too', async () => {
    const text = HEAD.replace('down_revision = None', "down_revision = 'gone'");
    expect((await migfix(['graph', 'a.py'], { 'a.py': text })).io.stderr).toContain('revision-graph');
    const { code, io } = await migfix(['graph', 'a.py'], { 'a.py': text.replace('revision =', '# migfix: ignore[revision-graph] -- elsewhere\nrevision =') });
    expect([code, io.stderr]).toEqual([0, expect.not.stringContaining('revision-graph')]);
  });

  it('looks at the tree first, and at nothing without a reason', async () => {
    const dirty = memoryIo({ 'a.py': LEFT }, { parser: async () => parse, workTree: async () => ({ unversioned: [], uncommitted: [{ name: 'x', state: 'changed' }], problems: [] }) });
    expect(await main([...SUPPRESS, '--write'], dirty, engine)).toBe(2);
    expect(dirty.files.get('/project/a.py')).toBe(LEFT);
    for (const reason of [[], ['--reason', ' '], ['--reason', 'a\nb']]) expect((await migfix(['suppress', ...reason, 'a.py'], { 'a.py': LEFT })).code).toBe(2);
  });

  test.each([
    ['behind a string of several lines', 'def upgrade():\n    x = """\n    """; op.drop_column("t", "a")\n', 'def upgrade():\n    # C\n    x = """\n'],
    ['behind a backslash', 'def upgrade():\n    x = 1; \\\n    op.drop_column("t", "a")\n', 'def upgrade():\n    # C\n    x = 1; \\\n'],
    ['on the header’s line', 'def upgrade():\n\tif x: op.drop_column("t", "a")\n', 'def upgrade():\n\t# C\n\tif x: op'],
    ['with Windows line ends', 'def upgrade():\r\n    op.drop_column("t", "a")\r\n', 'def upgrade():\r\n    # C\r\n    op'],
    ['behind a byte order mark', '\uFEFFop.drop_column("t", "a")\n', '\uFEFF# C\nop'],
  ])('finds the line %s', (_, code, expected) => {
    const written = withSuppressions(code, parse, [{ rule: 'batch', start: code.indexOf('op.'), end: code.length, message: '', fix: 'none', fixed: false, severity: 'warning' }], 'seen');
    expect(written?.replace('# migfix: ignore[batch] -- seen', '# C')).toContain(expected);
  });

  it('writes into a file with the line ends of old Macintoshes', async () => {
    const cr = (text: string): string => text.replaceAll('\n', '\r');
    const { text } = await migfix([...SUPPRESS, '--write'], { 'a.py': cr(LEFT) });
    expect(text).toBe(cr((await migfix([...SUPPRESS, '--write'], { 'a.py': LEFT })).text));
  });

  it.each([['--output-format', 'json'], ['--output-format', 'diff=x'], ['--output-file', 'x'], ['--check']])('has no %s %s', async (...flag) => {
    const { code, io } = await migfix([...SUPPRESS, ...flag], { 'a.py': LEFT });
    expect([code, io.stdout, io.stderr]).toEqual([2, '', expect.stringContaining('does not go with "migfix suppress"')]);
  });

  it('takes no reason that would be read as another comment', async () => {
    const { code, io } = await migfix(['suppress', '--reason', 'so # migfix: skip-file', 'a.py'], { 'a.py': LEFT });
    expect([code, io.stdout]).toEqual([2, '']);
  });

  it('leaves nothing of what any fixture leaves', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { id, output, options } of cases.filter(({ output }) => !output.includes('noqa: migfix'))) {
      const left = (code: string) => {
        const result = rewrite(code, options);
        return result.status === 'skipped' ? [] : result.diagnostics.filter(({ fixed, severity, rule }) => !fixed && severity !== 'note' && rule !== 'unused-suppression');
      };
      const found = left(output);
      if (!found.length || output.includes('\r')) continue;
      tried++;
      const written = withSuppressions(output, parse, found, 'seen');
      if (written === undefined || left(written).length || rewrite(written, options).code !== written) wrong.push(id);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(20);
  });
});

describe('--inspect', () => {
  it('tells of each operation, one a line, and why', async () => {
    const code = `${HEAD}def upgrade():\n    op.drop_constraint('x', 't', type_='unique')\n    op.alter_column('t', 'a', new_column_name='b')\n    # migfix: ignore[batch] -- by hand\n    op.drop_column('t', 'c')\n    if op.get_bind().dialect.name == 'postgresql':\n        op.drop_column('t', 'd')\n    with op.batch_alter_table('t') as batch_op:\n        batch_op.drop_column('e')\n    f = lambda: op.drop_column('t', 'f')\n\n\ndef downgrade():\n    raise NotImplementedError\n`;
    const { io } = await migfix(['--inspect', 'a.py', 'b.py'], { 'a.py': code, 'b.py': 'x = 1\n' });
    expect(io.stdout).toBe(
      "a.py:10: op.drop_constraint 't.x'  changed: batch\n" +
        "a.py:11: op.alter_column 't.a'  left bare: SQLite renames a column in indexes, views and foreign keys too; a block would not\n" +
        "a.py:13: op.drop_column 't.c'  suppressed: # migfix: ignore[batch] -- by hand\n" +
        "a.py:15: op.drop_column 't.d'  fenced: SQLite does not get there: op.get_bind().dialect.name == 'postgresql'\n" +
        "a.py:17: batch_op.drop_column 't.e'  already in a batch block\n" +
        "a.py:18: op.drop_column 't.f'  reported: not-a-statement\n" +
        'b.py: no operation on a table that is there already\n',
    );
  });

  it('says why a file is skipped, or left out', async () => {
    const io = memoryIo({ 'a.py': 'from alembic import op\ndef upgrade(:\n    op.drop_column("t", "a")\n' }, { parser: async () => parse });
    const find = io.find;
    expect(await main(['--inspect', 'a.py'], { ...io, find: async (request) => ({ ...(await find(request)), ...(request.tellLeft ? { left: [{ name: 'old/b.py', because: 'left out: ignored by git' }] } : {}) }), out: io.out }, engine)).toBe(1);
    expect(io.stdout).toMatch(/^a\.py:\d+: skipped: .*\nold\/b\.py: left out: ignored by git\n$/);
  });

  it('is in the JSON where it is asked for', async () => {
    const files = { 'a.py': `${HEAD}def upgrade():\n    op.drop_constraint('x', 't', type_='unique')\n\n\ndef downgrade():\n    raise NotImplementedError\n` };
    const inspected = JSON.parse((await migfix(['--inspect', '--output-format', 'json', 'a.py'], files)).io.stdout) as { files: { inspect: object[] }[] };
    expect(inspected.files[0]?.inspect).toEqual([{ line: 10, column: 5, operation: 'op.drop_constraint', subject: 't.x', became: 'rewritten', because: 'in a batch block', changed: ['batch'] }]);
    expect((await migfix(['--output-format', 'json', 'a.py'], files)).io.stdout).not.toContain('inspect');
  });

  it('agrees with the counts, and each operation is one thing', () => {
    let operations = 0;
    for (const { input, options } of cases) {
      const result = fix(input, parse, transforms, { ...defaultOptions, ...options, inspect: true });
      if (result.status === 'skipped') continue;
      const { rewritten, bare, batched, fenced, reported, suppressed = 0, operations: all } = result.counts;
      expect(result.verdicts).toHaveLength(all);
      expect(rewritten + bare + batched + fenced + reported + suppressed).toBe(all);
      operations += all;
    }
    expect(operations).toBeGreaterThan(500);
  });
});
