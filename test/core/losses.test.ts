/** What copies lose, as data: types and elements of indexes. */
import { describe, expect, test } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { lossOfElements } from '../../src/core/index-elements.ts';
import { readDdl } from '../../src/core/read-ddl.ts';
import { lossOf, type Stored } from '../../src/core/type-changes.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';

const all: readonly Stored[] = ['text', 'integer', 'fraction', 'boolean', 'date', 'datetime', 'time', 'json', 'blob', 'interval', 'uuid'];
const pairs = (wanted: (from: Stored, to: Stored) => boolean): readonly string[] => all.flatMap((from) => all.filter((to) => wanted(from, to)).map((to) => `${from} ${to}`));

describe('lossOf', () => {
  test('what is kept by a listener', () => {
    expect(pairs((from, to) => lossOf(from, to)?.keeps !== undefined)).toEqual(['text date', 'text datetime', 'text time', 'text uuid', 'date datetime', 'datetime date']);
  });

  test('what loses some values only', () => {
    expect(pairs((from, to) => lossOf(from, to)?.sure === false)).toEqual(['text integer', 'text fraction', 'text boolean', 'fraction integer']);
  });

  test('text, JSON and blobs take everything', () => {
    expect(pairs((from, to) => ['text', 'json', 'blob'].includes(to) && lossOf(from, to) !== undefined)).toEqual([]);
  });
});

describe('lossOfElements', () => {
  test.each([
    ['a', undefined], ['a, b ASC', undefined], ['"a b" asc', undefined],
    ['a DESC', 'DESC'], ['a, b desc nulls last', 'DESC'],
    ['a COLLATE NOCASE', 'COLLATE'], ['a COLLATE "NOCASE" DESC, b', 'COLLATE'],
    ['lower(a)', 'expression'], ['a, coalesce(b, c) DESC', 'expression'], ['a + b', 'expression'], ['a varchar_pattern_ops', 'expression'],
  ])('%s', (sql, loss) => expect(lossOfElements(sql)).toBe(loss));
});

test('a trigger in SQL is one of its table', () => {
  expect(readDdl('CREATE TRIGGER IF NOT EXISTS t AFTER UPDATE OF a ON "event" FOR EACH ROW BEGIN UPDATE other SET a = 1; END')).toEqual([{ do: 'add trigger', table: 'event', name: 't' }]);
});

describe('an index on an expression, written by keyword alone', () => {
  test('is reported where its table is copied; once the rule threw', async () => {
    const code = "from alembic import op\nimport sqlalchemy as sa\n\nrevision = 'a'\ndown_revision = None\n\n\ndef upgrade():\n    op.create_index(index_name='ix', table_name='tag', columns=[sa.text('lower(label)')])\n    op.create_check_constraint('ck', 'tag', 'id > 0')\n";
    const parse = await createParser();
    const history = readChains([{ name: 'a.py', code }], parse).historyOf('a.py');
    expect(fix(code, parse, transforms, defaultOptions, history)).toMatchObject({ status: 'fixed' });
  });
});

test('an index that may be gone is one that a copy may lose: nothing is made again, and somebody is told', async () => {
  const head = (id: string, before: string): string => `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${before}\n\n\ndef upgrade():\n`;
  const files = [
    { name: 'a.py', code: `${head('a', 'None')}    op.create_table('tag', sa.Column('id', sa.Integer()), sa.Column('label', sa.String(9)), sa.Column('old', sa.String(9)))\n    op.create_index('ix_lower', 'tag', [sa.text('lower(label)')])\n` },
    { name: 'b.py', code: `${head('b', "'a'")}    if 'ix_lower' in [one['name'] for one in sa.inspect(op.get_bind()).get_indexes('tag')]:\n        op.drop_index('ix_lower', table_name='tag')\n` },
    { name: 'c.py', code: `${head('c', "'b'")}    op.drop_column('tag', 'old')\n` },
  ];
  const parse = await createParser();
  const result = fix(files[2]!.code, parse, transforms, defaultOptions, readChains(files, parse).historyOf('c.py'));
  expect(result).toMatchObject({ status: 'fixed', diagnostics: expect.arrayContaining([expect.objectContaining({ rule: 'recreate-loses', fixed: false, severity: 'warning', message: 'the block copies tag, which loses the index ix_lower, if it is there' })]) });
  expect(result.code).not.toContain('create_index');
});

test('a revision that does not parse is skipped, also without an operation in it: Alembic cannot load its folder', async () => {
  const parse = await createParser();
  const revision = "revision = 'a'\ndown_revision = None\n\n\ndef upgrade(:\n    pass\n";
  expect(fix(revision, parse, transforms, defaultOptions)).toMatchObject({ status: 'skipped', bug: false, reason: 'syntax error' });
  expect(fix('def upgrade(:\n', parse, transforms, defaultOptions).status).toBe('unchanged');
});

describe('a copy that only our own changes make', () => {
  const revision = (id: string, before: string, body: string): { readonly name: string; readonly code: string } => ({
    name: `${id}.py`, code: `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${before}\n\n\ndef upgrade():\n    ${body}\n`,
  });
  const tables = revision('a', 'None', "op.create_table('tag', sa.Column('id', sa.Integer(), primary_key=True))\n    op.create_table('use', sa.Column('tag_id', sa.Integer(), sa.ForeignKey('tag.id', ondelete='CASCADE')))");

  test.each([
    ['a block for the column that is NOT NULL in the end', "op.add_column('tag', sa.Column('label', sa.String(9), nullable=False))", { placeholder: 'nullable-first' }],
    ['a block that takes a placeholder away', "op.add_column('tag', sa.Column('label', sa.String(9), nullable=False))", { placeholder: 'drop' }],
    ['a default that becomes sa.false()', "op.add_column('tag', sa.Column('shown', sa.Boolean(), server_default='false'))", {}],
  ] as const)('keeps the rows that refer to the table: %s', async (_, body, options) => {
    const files = [tables, revision('b', "'a'", body)];
    const parse = await createParser();
    const result = fix(files[1]!.code, parse, transforms, { ...defaultOptions, ...options, foreignKeys: true }, readChains(files, parse).historyOf('b.py'));
    expect(result).toMatchObject({ status: 'fixed', diagnostics: expect.arrayContaining([expect.objectContaining({ rule: 'cascade-on-recreate', fixed: true })]) });
    expect(result.code).toContain('PRAGMA foreign_keys=OFF');
  });
});

test('an index that a constant names, on an expression, is made again by a later revision; looking for the constant once went on for ever', async () => {
  const head = (id: string, before: string): string => `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${before}\nTAG = 'tag'\n\n\ndef upgrade():\n`;
  const files = [
    { name: 'a.py', code: `${head('a', 'None')}    op.create_table('tag', sa.Column('id', sa.Integer()), sa.Column('label', sa.String(9)))\n    op.create_index(f'ix_{TAG}', TAG, ('label', sa.text('lower(label)')))\n` },
    { name: 'b.py', code: `${head('b', "'a'")}    op.drop_column('tag', 'id')\n` },
  ];
  const parse = await createParser();
  expect(fix(files[1]!.code, parse, transforms, defaultOptions, readChains(files, parse).historyOf('b.py')).status).toBe('fixed');
});
