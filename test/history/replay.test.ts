/** What is known of a schema, and what is marked, when migrations are written in ways that make it hard. */
import { describe, expect, it } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultName } from '../../src/core/meant-constraints.ts';
import type { Schema, TableState } from '../../src/core/schema.ts';
import { parse } from '../fixtures.ts';

const file = (id: string, down: string, body: string, more = ''): { name: string; code: string; configured: boolean } => ({
  name: `${id}.py`,
  code: `from alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down}\n${more}\n\ndef upgrade():\n${body.replace(/^/gm, '    ')}\n\n\ndef downgrade():\n    pass\n`,
  configured: true,
});

const historyOf = (...files: readonly ReturnType<typeof file>[]) => readChains(files, parse).chains[0]!;

const T = "op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.String(9)), sa.Column('b', sa.Integer()))";

/** `id a? b`: the columns in their order, those that are not certain with a mark. */
const columns = (table: TableState | undefined): string => table?.columns.map(({ name, certain }) => name + (certain ? '' : '?')).join(' ') ?? 'no table';

const marked = (facts: readonly { readonly name: string | undefined; readonly certain: boolean }[]): string => facts.map(({ name, certain }) => (name ?? '-') + (certain ? '' : '?')).join(' ');

/** The schema after one upgrade on a table `t (id, a, b)`. */
const after = (body: string, more = ''): Schema => historyOf(file('1', 'None', T), file('2', "'1'", body, more)).schema(undefined);
const tableAfter = (body: string, more = ''): TableState | undefined => after(body, more).table('t');

describe('columns', () => {
  it.each([
    ['a loop over a literal list', "for c in ['x', 'y']:\n    op.add_column('t', sa.Column(c, sa.Integer()))", '', 'id a b x y'],
    ['a loop over pairs', "for c, kind in [('x', sa.Integer()), ('y', sa.Text())]:\n    op.add_column('t', sa.Column(c, kind))", '', 'id a b x y'],
    ['a loop over a dictionary', "for c, kind in NEW.items():\n    op.add_column('t', sa.Column(c, kind))", "NEW = {'x': sa.Integer(), 'y': sa.Text()}", 'id a b x y'],
    ['the body of a class, which runs where it stands', "class Local:\n    op.add_column('t', sa.Column('x', sa.Integer()))\n    def never(self):\n        op.drop_column('t', 'a')", '', 'id a b x'],
    ['the body of a decorated class', "@sealed\nclass Local:\n    op.drop_column('t', 'a')", '', 'id b'],
    ['a comprehension', "[op.add_column('t', sa.Column(c, sa.Integer())) for c in ['x', 'y']]", '', 'id a b x y'],
    ['a comprehension with a condition', "[op.add_column('t', sa.Column(c, sa.Integer())) for c in ['x', 'y'] if wanted(c)]", '', 'id a b x? y?'],
    ['a loop over what only a database knows', "for c in names():\n    op.drop_column('t', c)", '', 'id? a? b?'],
    ['continue', "for c in ['x', 'y']:\n    if c in found:\n        continue\n    op.add_column('t', sa.Column(c, sa.Integer()))", '', 'id a b x y'],
    ['continue, for another reason', "for c in ['x', 'y']:\n    if skip(c):\n        continue\n    op.add_column('t', sa.Column(c, sa.Integer()))", '', 'id a b x? y?'],
    ['break', "for c in ['x', 'y']:\n    op.add_column('t', sa.Column(c, sa.Integer()))\n    if enough():\n        break", '', 'id a b x? y?'],
    ['a helper with parameters', "add('t', 'x')\nadd('t', 'y')", "def add(table, column):\n    op.add_column(table, sa.Column(column, sa.Integer()))", 'id a b x y'],
    ['a helper that calls itself', 'again(3)', 'def again(n):\n    op.drop_column("t", "a")\n    again(n - 1)', 'id b'],
    ['a condition', "if something():\n    op.drop_column('t', 'a')", '', 'id a? b'],
    ['an early return', "if something():\n    return\nop.drop_column('t', 'a')", '', 'id a? b'],
    ['an early return in a loop', "for c in ['a']:\n    if done():\n        return\n    op.drop_column('t', c)", '', 'id a? b'],
    ['raise is no way on', "if broken():\n    raise ValueError('no')\nop.drop_column('t', 'a')", '', 'id b'],
    ['a try', "try:\n    op.drop_column('t', 'a')\nexcept Exception:\n    pass", '', 'id a? b'],
    ['another database’s branch', "if op.get_bind().dialect.name == 'postgresql':\n    op.drop_column('t', 'a')", '', 'id a? b'],
    ['a condition that asks for the very thing', "if 'x' not in columns('t'):\n    op.add_column('t', sa.Column('x', sa.Integer()))", '', 'id a b x'],
    ['insert_after and insert_before', "with op.batch_alter_table('t') as batch_op:\n    batch_op.add_column(sa.Column('x', sa.Integer()), insert_after='id')\n    batch_op.add_column(sa.Column('y', sa.Integer()), insert_before='b')", '', 'id x a y b'],
    ['insert_before the first', "op.add_column('t', sa.Column('x', sa.Integer()), insert_before='id')", '', 'x id a b'],
    ['insert_after one that is not there', "op.add_column('t', sa.Column('x', sa.Integer()), insert_after='nowhere')", '', 'id a b x'],
    ['one that is there already', "op.add_column('t', sa.Column('a', sa.Integer()))", '', 'id b a?'],
    ['a rename', "op.alter_column('t', 'a', new_column_name='x')", '', 'id x b'],
    ['a rename under a condition', "if old():\n    op.alter_column('t', 'a', new_column_name='x')", '', 'id a? b x?'],
    ['a rename to a name that only the program knows', "op.alter_column('t', 'a', new_column_name=name())", '', 'id? a? b?'],
    ['a name that only the program knows', "op.drop_column('t', name())", '', 'id? a? b?'],
    ['SQL', "op.execute('ALTER TABLE t ADD COLUMN x integer, DROP COLUMN a')", '', 'id b x'],
    ['SQL in capitals and quotes', "op.execute('alter table \"t\" rename column \"a\" to X')", '', 'id x b'],
    ['SQL of several statements', "op.execute('ALTER TABLE t DROP a; UPDATE t SET b = 1; ALTER TABLE t ADD x int')", '', 'id b x'],
    ['SQL that cannot be read', "op.execute('ALTER TABLE t SWIZZLE a')", '', 'id? a? b?'],
    ['SQL about a table that the program names', "op.execute(f'ALTER TABLE {name} DROP COLUMN a')", '', 'id? a? b?'],
    ['SQL that only reads and writes rows', "op.execute(\"UPDATE t SET a = 'DROP TABLE t'\")", '', 'id a b'],
    ['a helper from elsewhere that adds to tables that only it knows', "add_columns(tables())", 'from myapp.migrations import add_columns', 'id a b'],
    ['a helper from elsewhere that drops from tables that only it knows', "drop_columns(tables())", 'from myapp.migrations import drop_columns', 'id? a? b?'],
    ['a helper from elsewhere that is given another table', "drop_columns('u', 'a')", 'from myapp.migrations import drop_columns', 'id a b'],
    ['a helper from elsewhere that is given the table', "drop_columns('t', 'a')", 'from myapp.migrations import drop_columns', 'id? a? b?'],
  ])('%s', (_, body, more, expected) => {
    expect(columns(tableAfter(body, more))).toBe(expected);
  });

  it('keeps what is altered in part, and loses sight of what is altered in a way that cannot be read', () => {
    const [, a, b] = tableAfter("op.alter_column('t', 'a', nullable=False)\nop.alter_column('t', 'b', nullable=wanted(), type_=kind())")!.columns;
    expect([a?.nullable, a?.type?.names.code, a?.since.revision]).toEqual([false, 'sa.String(9)', '2']);
    expect([b?.nullable, b?.default]).toEqual([undefined, undefined]);
  });

  it('does not believe existing_type over what it has lost sight of', () => {
    const table = tableAfter("if something():\n    op.alter_column('t', 'a', type_=sa.Text())\nop.alter_column('t', 'a', existing_type=sa.Text(), nullable=False)");
    expect(table?.columns[1]).toMatchObject({ type: undefined, nullable: false });
  });

  it('knows of a table that the chain did not make only what it meets', () => {
    const table = after("op.alter_column('u', 'x', existing_type=sa.Integer(), existing_nullable=True, server_default='1')\nop.add_column('u', sa.Column('y', sa.Text()))").table('u');
    expect([columns(table), table?.whole, table?.certain, table?.doubt?.because]).toEqual(['x y', false, false, 'not made in this chain']);
    expect(table?.columns[0]).toMatchObject({ nullable: true, type: { names: { code: 'sa.Integer()' } } });
  });
});

describe('constraints and indexes', () => {
  const made = "op.create_unique_constraint(None, 't', ['a'])\nop.create_index('ix_ab', 't', ['a', 'b'])\nop.create_check_constraint('ck', 't', 'a > b')\nop.create_index('ix_b', 't', ['b'])\n";
  const state = (body: string): readonly string[] => {
    const table = tableAfter(made + body)!;
    return [marked(table.constraints), marked(table.indexes)];
  };

  it.each([
    ['a dropped column takes with it what is on it', "op.drop_column('t', 'a')", ['-', 'ix_b']],
    ['a dropped column leaves unsure what may be on it', "op.create_check_constraint('ck_2', 't', sa.column('a') > 0)\nop.create_check_constraint('ck_3', 't', sa.column('b') > 0)\nop.drop_column('t', 'a')", ['- ck_2? ck_3', 'ix_b']],
    ['dropped under a condition', "if x():\n    op.drop_column('t', 'a')", ['- -? ck?', 'ix_ab? ix_b']],
    ['by the name that PostgreSQL gave it', "op.drop_constraint('t_a_key', 't')", ['- ck', 'ix_ab ix_b']],
    ['by None and its kind', "op.drop_constraint(None, 't', type_='unique')", ['- ck', 'ix_ab ix_b']],
    ['by a name that only the program knows', "op.drop_constraint(name(), 't', type_='unique')", ['-? -? ck?', 'ix_ab ix_b']],
    ['of a table that only the program knows', "op.drop_constraint('ck', table())", ['- - ck?', 'ix_ab ix_b']],
    ['an index, without its table', "op.drop_index('ix_b')", ['- - ck', 'ix_ab']],
    ['an index in SQL', "op.execute('DROP INDEX IF EXISTS ix_b')", ['- - ck', 'ix_ab']],
    ['several indexes in SQL', "op.execute('DROP INDEX IF EXISTS ix_b, \\\"ix_ab\\\" CASCADE')", ['- - ck', '']],
    ['an index in SQL that cannot be read', "op.execute('ALTER INDEX ix_b SWIZZLE')", ['- - ck', 'ix_ab ix_b?']],
    ['a constraint in SQL that cannot be read', "op.execute('SWIZZLE CONSTRAINT ck, ALTER nothing')", ['- - ck?', 'ix_ab ix_b']],
    ['an index whose name only the program knows', "op.drop_index(name(), table_name='t')", ['- - ck', 'ix_ab? ix_b?']],
  ])('%s', (_, body, expected) => {
    expect(state(body)).toEqual(expected);
  });

  it('follows a rename of column and table, with the names that PostgreSQL gave before', () => {
    const table = after(`${made}op.alter_column('t', 'a', new_column_name='x')\nop.rename_table('t', 'u')`).table('u')!;
    expect(table.indexes.map(({ columns: own }) => own)).toEqual([['x', 'b'], ['b']]);
    expect(table.constraints.map((one) => [one.kind, one.columns, one.name ?? defaultName('u', one)])).toEqual([
      ['primary', ['id'], 't_pkey'],
      ['unique', ['x'], 't_a_key'],
      ['check', ['x', 'b'], 'ck'],
    ]);
  });

  it('lets the children follow their parent', () => {
    const schema = after("op.create_table('c', sa.Column('t_id', sa.Integer(), sa.ForeignKey('t.id', ondelete='CASCADE')))\nop.alter_column('t', 'id', new_column_name='key')\nop.rename_table('t', 'parent')");
    expect(schema.table('c')?.constraints).toMatchObject([{ referent: { table: 'parent', columns: ['key'] }, ondelete: 'CASCADE', certain: true }]);
    expect(schema.table('t')).toBeUndefined();
  });

  it('lets no other key of a child follow', () => {
    const schema = after("op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True))\nop.create_table('c', sa.Column('t_id', sa.Integer(), sa.ForeignKey('t.id')), sa.Column('u_id', sa.Integer(), sa.ForeignKey('u.id')))\nop.rename_table('t', 'parent')");
    expect(schema.table('c')?.constraints.map(({ referent }) => referent?.table)).toEqual(['parent', 'u']);
  });

  it('reads keys in SQL', () => {
    const table = tableAfter("op.execute('ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES u (id) ON DELETE SET NULL')\nop.execute('CREATE UNIQUE INDEX ix ON t (a, b)')\nop.execute('CREATE INDEX ie ON t (lower(a))')");
    expect(table?.constraints.at(-1)).toMatchObject({ kind: 'foreignkey', name: 'fk', columns: ['b'], referent: { table: 'u', columns: ['id'] }, ondelete: 'SET NULL' });
    expect(table?.indexes).toMatchObject([{ name: 'ix', columns: ['a', 'b'], unique: true }, { name: 'ie', columns: undefined, loses: 'expression' }]);
  });
});

describe('chains', () => {
  const add = (id: string, down: string, column: string) => file(id, down, `op.add_column('t', sa.Column('${column}', sa.Integer()))`);

  it('has both branches after a merge, and one on a branch', () => {
    const history = historyOf(file('1', 'None', T), add('2a', "'1'", 'x'), add('2b', "'1'", 'y'), add('3', "('2a', '2b')", 'z'));
    const at = (id: string): TableState | undefined => history.schemaOf(history.order.order.find((one) => one.id === id)!).table('t');
    expect([columns(at('2a')), columns(at('2b'))]).toEqual(['id a b x', 'id a b y']);
    expect(columns(at('3')).split(' ').sort()).toEqual(['a', 'b', 'id', 'x', 'y', 'z']);
  });

  it('gives what it can where the chain has a hole, a cycle or a file that does not parse', () => {
    const hole = historyOf(file('1', 'None', T), add('3', "'2'", 'x'));
    expect(columns(hole.schema(undefined).table('t'))).toContain('x');
    const cycle = historyOf(add('a', "'b'", 'x'), add('b', "'a'", 'y'));
    expect(cycle.order.problems.map(({ kind }) => kind)).toContain('cycle');
    expect(columns(cycle.schema(undefined).table('t')).split(' ').sort()).toEqual(['x', 'y']);
    const broken = historyOf(file('1', 'None', T), { name: '2.py', code: 'op.add_column(', configured: true });
    expect(columns(broken.schema(undefined).table('t'))).toBe('id a b');
  });

  it('keeps the databases of a multidb chain apart', () => {
    const code = `from alembic import op\nimport sqlalchemy as sa\nrevision = '1'\ndown_revision = None\ndef upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\ndef upgrade_one():\n    ${T}\ndef upgrade_two():\n    pass\n`;
    const history = historyOf({ name: '1.py', code, configured: true });
    expect(history.databases).toEqual(['one', 'two']);
    expect(['one', 'two'].map((database) => columns(history.schema(undefined, database).table('t')))).toEqual(['id a b', 'no table']);
  });

  it('tells two schemas apart, and a table that is made twice', () => {
    const schema = after("op.add_column('t', sa.Column('x', sa.Integer()), schema='other')\nop.create_table('t', sa.Column('new', sa.Integer()))");
    expect(columns(schema.table('other.t'))).toBe('x');
    expect([columns(schema.table('t')), schema.table('t')?.certain, schema.table('t')?.doubt?.because]).toEqual(['new?', false, 'made twice']);
  });

  it('drops several tables in one statement of SQL', () => {
    const schema = after("op.create_table('u', sa.Column('id', sa.Integer()))\nop.create_table('v', sa.Column('id', sa.Integer()))\nop.execute('DROP TABLE IF EXISTS t, u CASCADE')");
    expect(schema.tables().map(({ name }) => name)).toEqual(['v']);
  });

  it('is dropped and made anew', () => {
    expect(columns(tableAfter("op.drop_table('t')\nop.create_table('t', sa.Column('new', sa.Integer()))"))).toBe('new');
    expect(columns(tableAfter("if x():\n    op.drop_table('t')"))).toBe('id? a? b?');
  });

  it('says which change made a fact unsure', () => {
    expect(tableAfter("if x():\n    op.drop_column('t', 'a')")?.columns[1]?.doubt).toEqual({ revision: '2', file: '2.py', line: 10, because: 'under a condition' });
  });
});
