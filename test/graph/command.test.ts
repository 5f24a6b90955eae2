import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { createParser } from '../../src/node/parser.ts';
import { memoryIo } from '../cli/memory-io.ts';
import type { Parse } from '../../src/core/types.ts';
import type { Io } from '../../src/io.ts';

let parse: Parse;
beforeAll(async () => void (parse = await createParser()));

async function migfix(files: Readonly<Record<string, string>>, ...argv: string[]) {
  const io = memoryIo({ ...files }, { parser: async () => parse });
  return { code: await main(argv, io), io };
}

const revision = (id: string, down: string, doc = '', body = 'pass', more = ''): string =>
  `"""${doc}"""\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down}\n${more}\n\ndef upgrade():\n    ${body}\n\n\ndef downgrade():\n    pass\n`;

const SHOP = {
  'versions/1a_users.py': revision('1a', 'None', 'users', "op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))"),
  'versions/2b_names.py': revision('2b', "'1a'", 'names are unique', "op.create_unique_constraint('uq_name', 'users', ['name'])"),
  'versions/3c_coupons.py': revision('3c', "'1a'", 'coupons', "op.add_column('users', sa.Column('coupon', sa.String(9), nullable=False))"),
  'versions/4d_merge.py': revision('4d', "('2b', '3c')", 'merge heads'),
};

describe('migfix graph', () => {
  it('draws states, says nothing about a chain that is whole, and writes nothing', async () => {
    const { code, io } = await migfix(SHOP, 'graph');
    expect(io.stdout).toBe(
      '● 4d  fine            (head)  merge heads  4d_merge.py\n├─╮\n◆ │ 2b  fixable         names are unique  2b_names.py\n│ ▲ 3c  needs a person  coupons  3c_coupons.py\n├─╯\n● 1a  fine            users  1a_users.py\n',
    );
    expect(io.stderr).toBe('versions: 4 revisions, 1 head, 1 base; 2 fine, 1 fixable, 1 needs a person\n');
    expect(code).toBe(0);
    expect(io.files.get('/project/versions/2b_names.py')).toBe(SHOP['versions/2b_names.py']);
  });

  it('is told in docs/graph.md as it is', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/graph.md'), 'utf8');
    for (const format of ['text', 'mermaid']) expect(docs).toContain(`\`\`\`${format}\n${(await migfix(SHOP, 'graph', '--format', format)).io.stdout}\`\`\``);
    await expect((await migfix(SHOP, 'graph', '--format', 'svg')).io.stdout).toMatchFileSnapshot('../../docs/graph.svg');
  });

  it.each([
    [{ 'v/a.py': revision('a', 'None'), 'v/b.py': revision('b', "'a'"), 'v/c.py': revision('c', "'a'") }, 'v/b.py:5:1: warning revision-graph: 2 heads, b, c: "alembic upgrade head" refuses to choose\n    Merge them: alembic merge -m "merge heads" b c\n'],
    [{ 'v/a.py': revision('a', "'b'"), 'v/b.py': revision('b', "'a'") }, 'v/a.py:5:1: error revision-graph: 2 revisions wait for each other: a → b → a\n'],
    [{ 'v/a.py': revision('a', 'None'), 'v/b.py': revision('a', 'None') }, 'v/a.py:5:1: error revision-graph: revision a is there twice: v/a.py and v/b.py\n'],
    [{ 'v/b.py': revision('b', "'a'") }, 'v/b.py:5:1: error revision-graph: down_revision of revision b names a, which is not there\n'],
    [{ 'v/b.py': revision('b', 'before()') }, 'v/b.py:6:1: warning revision-graph: down_revision is not written out'],
    [{ 'v/b.py': revision('b', 'None').replace("'b'", 'name()') }, 'v/b.py:5:1: warning revision-graph: revision is not written out'],
    [{ 'v/a.py': revision('a', 'None'), 'v/b.py': 'op.add_column(' }, 'v/b.py:1:1: error skipped: syntax error\n'],
  ])('exits 1 for a chain that is not whole, and draws what there is: %#', async (files, message) => {
    const { code, io } = await migfix(files, 'graph');
    expect(io.stderr).toContain(message);
    expect(code).toBe(1);
    expect((await migfix(files, 'graph', '--exit-zero')).code).toBe(0);
  });

  it('leaves the findings out where the rule is not wanted', async () => {
    const files = { 'v/b.py': revision('b', "'a'") };
    expect((await migfix(files, 'graph', '--ignore', 'revision-graph')).code).toBe(0);
  });

  it('exits 2 for what it cannot read', async () => {
    expect((await migfix({ 'v/a.py': revision('a', 'None') }, 'graph', 'v/a.py', 'v/nowhere.py')).code).toBe(2);
  });

  it.each([[['--write'], '--write does not go with'], [['--check'], '--check does not go with'], [['--output-format', 'json'], '--output-format does not go with "migfix graph": see --format'], [['-'], 'reads folders'], [['--format', 'png'], '--format must be text, mermaid, svg, dot']])(
    'refuses %j',
    async (argv, message) => {
      const { code, io } = await migfix(SHOP, 'graph', ...argv);
      expect(code).toBe(2);
      expect(io.stderr).toContain(message);
    },
  );

  it('tells chains apart that have nothing to do with each other', async () => {
    const files = { 'p/a.py': revision('a', 'None'), 'p/b.py': revision('b', "'a'"), 's/a.py': revision('a', 'None') };
    const { code, io } = await migfix(files, 'graph');
    expect(code).toBe(0);
    expect(io.stdout).toMatch(/^p\n● b.*\n● a.*\n\ns\n● a.*\n$/);
  });

  it('keeps them together where the configuration does, and where one builds on the other', async () => {
    const files = { 'p/a.py': revision('a', 'None'), 's/b.py': revision('b', 'None') };
    const configured: Partial<Io> = { find: async () => ({ problems: [], warnings: [], files: Object.keys(files).map((name) => ({ path: `/project/${name}`, name, namingConvention: false, env: '/project/env.py', configured: true })) }) };
    const io = memoryIo(files, { parser: async () => parse, ...configured });
    expect(await main(['graph'], io)).toBe(1);
    expect(io.stderr).toContain('2 heads, a, b');
    const linked = await migfix({ ...files, 's/b.py': revision('b', "'a'") }, 'graph');
    expect(linked.io.stderr).toContain('2 revisions, 1 head, 1 base');
  });

  it('says nothing of parents and heads where only a part was read', async () => {
    const files = { 'p/b.py': revision('b', "'a'"), 'p/c.py': revision('c', "'b'"), 'p/d.py': revision('d', "'b'"), 'p/e.py': revision('e', "'e'") };
    const partial: Partial<Io> = { find: async () => ({ problems: [], warnings: [], files: Object.keys(files).map((name) => ({ path: `/project/${name}`, name, namingConvention: false, partial: true })) }) };
    const io = memoryIo(files, { parser: async () => parse, ...partial });
    await main(['graph'], io);
    expect(io.stderr).not.toMatch(/refuses to choose|not there/);
    expect(io.stderr).toContain('revision e is built on itself');
  });

  it('and the normal run report the same findings', async () => {
    const { code, io } = await migfix({ 'v/a.py': revision('a', 'None'), 'v/b.py': revision('b', "'a'"), 'v/c.py': revision('c', "'a'") }, '--check');
    expect(io.stdout).toContain('v/b.py:5:1: warning revision-graph: 2 heads, b, c');
    expect(code).toBe(1);
  });

  it('has nothing to draw where no file is a revision', async () => {
    const { code, io } = await migfix({ 'v/a.py': 'import os\n' }, 'graph');
    expect({ code, out: io.stdout, err: io.stderr }).toEqual({ code: 0, out: '', err: '' });
  });

  it('saves to a file', async () => {
    const { io } = await migfix(SHOP, 'graph', '--format', 'dot', '--output-file', 'out.dot');
    expect(io.files.get('/project/out.dot')).toContain('digraph');
    expect(io.stdout).toBe('');
  });
});
