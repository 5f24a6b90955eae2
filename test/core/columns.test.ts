/** Columns and operations, read as data from every spelling. */
import { describe, expect, it } from 'vitest';
import { readOperation, stringArg, columnNames, tableRef } from '../../src/core/bind.ts';
import { type Column, constraintName, createsConstraint, defaultKind, isPersisted, readColumn, referent, textSql, typeName } from '../../src/core/column.ts';
import { argumentsOf, textOf } from '../../src/core/python.ts';
import { type Names, readNames } from '../../src/core/scopes.ts';
import { nodesOf } from '../../src/core/tree.ts';
import type { Node } from '../../src/core/types.ts';
import { parse } from '../fixtures.ts';

const HEAD = "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy import Integer, Column, text\nfrom sqlalchemy.sql import quoted_name\nNAME = 'named'\nTWICE = 'a'\nTWICE = 'b'\n";
/** The argument of `f(…)` behind the imports. */
function argument(code: string): { names: Names; node: Node; text: (node: Node | undefined) => string } {
  const all = `${HEAD}f(${code})\n`;
  const root = parse(all);
  const call = nodesOf(root, 'call').find((node) => all.startsWith('f(', node.start)) as Node;
  return { names: readNames(all, root, parse), node: argumentsOf(call)[0] as Node, text: (node) => (node ? textOf(all, node) : '') };
}

describe('a column', () => {
  /** What differs from a plain one. */
  function told(code: string): object | undefined {
    const { names, node, text } = argument(code);
    const column = readColumn(names, node);
    if (!column) return undefined;
    const { call: _, foreignKeys, ...rest } = column;
    return Object.fromEntries([...Object.entries(rest).flatMap(([key, value]: [string, Column[keyof Column]]) => (value === undefined || value === false || key === 'nameNode' ? [] : [[key, typeof value === 'object' ? text(value as Node) : value]])), ...(foreignKeys.length ? [['foreignKeys', foreignKeys.map(text)]] : [])]);
  }

  it.each([
    ["sa.Column('a', sa.Integer())", { name: 'a', type: 'sa.Integer()' }], ["Column('a', Integer)", { name: 'a', type: 'Integer' }], ["sa.schema.Column('a' 'b', sa.Text)", { name: 'ab', type: 'sa.Text' }], ['sa.Column(NAME, Integer)', { name: 'named', type: 'Integer' }], ['sa.Column(TWICE, Integer)', { type: 'Integer' }], ['sa.Column(Integer)', { type: 'Integer' }], ['sa.Column(sa.Integer())', { type: 'sa.Integer()' }],
    ["sa.Column(item['n'], item['t'])", { type: "item['t']" }], ["sa.Column(item['t'])", { type: "item['t']" }], ["sa.Column(Integer, name='a')", { name: 'a', type: 'Integer' }], ["sa.Column(type_=Integer, name='a')", { name: 'a', type: 'Integer' }], ["sa.Column('a', type_=Integer)", { name: 'a', type: 'Integer' }], ["sa.Column('a')", { name: 'a' }], ['sa.Column()', {}],
    ["sa.Column('a', sa.ForeignKey('t.id'))", { name: 'a', foreignKeys: ["sa.ForeignKey('t.id')"] }], ["sa.Column('a', Integer, sa.ForeignKey('t.id'), sa.ForeignKey('u.id'))", { name: 'a', type: 'Integer', foreignKeys: ["sa.ForeignKey('t.id')", "sa.ForeignKey('u.id')"] }], ["sa.Column(x(), sa.ForeignKey('t.id'))", { type: 'x()', foreignKeys: ["sa.ForeignKey('t.id')"] }],
    ["sa.Column('a', sa.Computed('b'), Integer)", { name: 'a', type: 'Integer', generated: "sa.Computed('b')" }], ["sa.Column('a', Integer, sa.Identity())", { name: 'a', type: 'Integer', generated: 'sa.Identity()' }], ["sa.Column('a', Integer, sa.Sequence('s'))", { name: 'a', type: 'Integer' }], ["sa.Column('a', sa.CheckConstraint('a > 0'), sa.UniqueConstraint('a'), sa.DefaultClause('1'), sa.FetchedValue())", { name: 'a' }],
    ["sa.Column('a', Integer, nullable=False)", { name: 'a', type: 'Integer', nullable: 'False', notNull: true }], ["sa.Column('a', Integer, nullable=True)", { name: 'a', type: 'Integer', nullable: 'True' }], ["sa.Column('a', Integer, nullable=x)", { name: 'a', type: 'Integer', nullable: 'x' }], ["sa.Column('a', Integer, server_default='1')", { name: 'a', type: 'Integer', serverDefault: "'1'" }], ["sa.Column('a', Integer, server_default=None)", { name: 'a', type: 'Integer', noDefault: 'None' }], ["sa.Column('a', Integer, default=1)", { name: 'a', type: 'Integer', default: '1' }],
    ["sa.Column('a', Integer, unique=True, index=True, primary_key=True)", { name: 'a', type: 'Integer', unique: true, index: true, primaryKey: true }], ["sa.Column('a', Integer, unique=False, index=None, primary_key=x)", { name: 'a', type: 'Integer' }],
    ["sa.Column('a', *more)", undefined], ["sa.Column('a', **more)", undefined], ['sa.MyColumn()', undefined], ["sa.Columns('a')", undefined], ["column('a')", undefined], ['x', undefined], ["'a'", undefined],
  ])('%s', (code, column) => expect(told(code)).toEqual(column));

  it('nothing is none', () => expect(readColumn(argument('x').names, undefined)).toBeUndefined());
});

it.each([
  ["'x'", 'literal'], ["('x')", 'literal'], ["''", 'literal'], ['None', 'none'], ['sa.true()', 'constant'], ['sa.false()', 'constant'], ['sa.null()', 'constant'], ['sa.sql.expression.True_()', 'constant'], ['false()', 'constant'], ['sa.falsey()', 'expression'], ['sa.untrue()', 'expression'], ['sa.func.now()', 'expression'], ['5', 'expression'], ['x', 'expression'],
  ["sa.text('0')", 'constant'], ["text('-1.50')", 'constant'], ["sa.text(' (1) ')", 'constant'], ["sa.text('( 1 )')", 'constant'], ['sa.text("\'x\'")', 'constant'], ['sa.text("\'it\'\'s\'")', 'constant'], ["sa.text('TRUE')", 'constant'], ["sa.text('null')", 'constant'], ['sa.text("\'\'")', 'constant'], ["sa.text('1.')", 'expression'], ["sa.text('.5')", 'expression'], ["sa.text('1 + 1')", 'expression'], ["sa.text('now()')", 'expression'], ['sa.text("\'a\' || \'b\'")', 'expression'], ["sa.text('truely')", 'expression'], ["sa.text(x)", 'expression'], ["sa.context('0')", 'expression'], ['sa.text("(\'a\'")', 'constant'],
])('the default %s is a %s', (code, kind) => { const { names, node } = argument(code); expect(defaultKind(names, node)).toBe(kind); });

it.each([["sa.text('a')", 'a'], ["text('a', x)", 'a'], ["sa.sql.text('a' 'b')", 'ab'], ['sa.text(a)', undefined], ['sa.text()', undefined], ["sa.texts('a')", undefined], ["sa.mytext('a')", undefined], ["'a'", undefined]])('the SQL of %s', (code, sql) => { const { names, node } = argument(code); expect(textSql(names, node)).toBe(sql); });

it.each([["sa.ForeignKey('t.id')", { table: 't', column: 'id' }], ["sa.ForeignKey('s.t.id')", { table: 's.t', column: 'id' }], ["sa.ForeignKey(NAME)", undefined], ["sa.ForeignKey('t')", undefined], ['sa.ForeignKey(x)', undefined], ['sa.ForeignKey()', undefined], ["sa.ForeignKey(x, 't.id')", undefined]])('%s refers', (code, target) => { const { names, node } = argument(code); expect(referent(names, node)).toEqual(target); });

it.each([['sa.String(5)', 'String'], ['sa.String', 'String'], ['Integer', 'Integer'], ['Integer()', 'Integer'], ['sa.dialects.postgresql.JSONB()', 'JSONB'], ["sa.JSON().with_variant(sa.Text(), 'x')", 'JSON'], ["sa.JSON().with_variant(a, 'x').with_variant(b, 'y')", 'JSON'], ["sa.JSON.with_variant(a, 'x')", 'JSON'], ['text', 'text'], ['mine', 'mine'], ['mine.Type', 'Type'], ["x['t']", undefined], ["'a'", undefined], ['f()()', undefined], ["x['t']()", undefined]])('the name of the type %s', (code, name) => { const { names, node } = argument(code); expect(typeName(names, node)).toBe(name); });

it('options of types, keys and generated columns', () => {
  const ask = <T>(code: string, question: (names: Names, node: Node) => T): T => { const { names, node } = argument(code); return question(names, node); };
  expect(['sa.Boolean(create_constraint=True)', 'sa.Boolean(create_constraint=False)', 'sa.Boolean()', 'sa.Boolean', 'sa.Boolean(True)'].map((code) => ask(code, createsConstraint))).toEqual([true, false, false, false, false]);
  expect(createsConstraint(argument('x').names, undefined)).toBe(false);
  expect(["sa.Computed('a', persisted=True)", "sa.Computed('a', persisted=False)", "sa.Computed('a', True)"].map((code) => ask(code, isPersisted))).toEqual([true, false, false]);
  expect(["sa.ForeignKey('t.id', name='fk')", "sa.ForeignKey('t.id', name=None)", "sa.ForeignKey('t.id')"].map((code) => !!ask(code, constraintName))).toEqual([true, false, false]);
});

describe('an operation', () => {
  function told(code: string): string | undefined {
    const { names, node, text } = argument(code);
    const op = readOperation(names, node);
    return op && `${op.name}${op.batched ? ' in a block' : ''}${op.opaque ? ', not all seen' : ''}: ${Object.values(op.args).map((arg) => `${arg.name}=${text(arg.value)}${arg.keyword ? '' : ' by place'}${arg.legacy ? ' as of old' : ''}`).join(', ')}; ${op.table ? (op.table.name ?? `? ${op.table.key}`) : 'no table'}${op.schema ? ` in ${text(op.schema.value)}` : ''}`;
  }

  it.each([
    ["op.drop_column('t', 'a')", "drop_column: table_name='t' by place, column_name='a' by place; t"],
    ["op.drop_column('t', column_name='a', schema='s')", "drop_column: table_name='t' by place, column_name='a', schema='s'; t in 's'"],
    ["op.drop_column(table_name=NAME, column_name='a')", "drop_column: table_name=NAME, column_name='a'; named"],
    ["op.drop_column(TWICE, 'a')", "drop_column: table_name=TWICE by place, column_name='a' by place; ? TWICE"],
    ["op.drop_column(f(), 'a')", "drop_column: table_name=f() by place, column_name='a' by place; ? undefined"],
    ["op.drop_column(x . y, 'a')", "drop_column: table_name=x . y by place, column_name='a' by place; ? x . y"],
    ["op.drop_column('t', *a)", "drop_column, not all seen: table_name='t' by place; t"], ["op.drop_column('t', 'a', **kw)", "drop_column, not all seen: table_name='t' by place, column_name='a' by place; t"],
    ["op.drop_column('t', 'a', 's')", "drop_column: table_name='t' by place, column_name='a' by place, schema='s' by place as of old; t in 's'"],
    ["op.drop_column('t', 'a', table_name='u')", "drop_column, not all seen: table_name='u', column_name='a' by place; u"],
    ["op.create_unique_constraint('n', 't', ['a'])", "create_unique_constraint: constraint_name='n' by place, table_name='t' by place, columns=['a'] by place; t"],
    ["op.create_unique_constraint('n', source='t', local_cols=['a'])", "create_unique_constraint: constraint_name='n' by place, table_name='t' as of old, columns=['a'] as of old; t"],
    ["op.create_foreign_key(None, 't', 'u', ['a'], ['b'], source_schema='s')", "create_foreign_key: constraint_name=None by place, source_table='t' by place, referent_table='u' by place, local_cols=['a'] by place, remote_cols=['b'] by place, source_schema='s'; t in 's'"],
    ["op.execute('SELECT 1')", "execute: sqltext='SELECT 1' by place; no table"], ["op.rename_table('a', 'b')", "rename_table: old_table_name='a' by place, new_table_name='b' by place; a"],
    ['op.get_bind()', undefined], ['op.f("x")', undefined], ["other.drop_column('t', 'a')", undefined], ["drop_column('t', 'a')", undefined], ['x', undefined],
  ])('%s', (code, operation) => expect(told(code)).toBe(operation));
});

it.each([["'a'", 'a'], ['op.f("a")', 'a'], ['NAME', 'named'], ['op.f(NAME)', 'named'], ['f("a")', undefined], ['op.g("a")', undefined], ['op.f()', undefined], ['TWICE', undefined], ["f'a_{NAME}'", 'a_named'], ["f'a_{TWICE}'", undefined], ["f'a_{NAME!r:x}'", undefined], ["f'{NAME + NAME}'", undefined], ["f'{{x}}'", undefined], ["F'{NAME}{NAME}'", 'namednamed'], ["f''", ''], ['None', undefined]])('the string %s', (code, text) => {
  const { names, node } = argument(code);
  expect(stringArg(names, { value: node })).toBe(text);
});

it.each([["['a', 'b']", ['a', 'b']], ["('a',)", ['a']], ["'a'", ['a']], ["['a', NAME]", ['a', 'named']], ["[quoted_name('a', True)]", ['a']], ["[sa.sql.quoted_name('a', True), 'b']", ['a', 'b']], ['NAME', ['named']], ['[]', []], ["['a', f('b')]", undefined], ["[quoted_name()]", undefined], ["[sa.text('a')]", undefined], ['TWICE', undefined], ["{'a'}", undefined], ['f()', undefined]])('the columns %s', (code, columns) => {
  const { names, node } = argument(code);
  expect(columnNames(names, { value: node })).toEqual(columns);
});

it.each([["'t'", "'t", 't'], ['NAME', "'named", 'named'], ['TWICE', 'TWICE', undefined], ["x [ 'a' ]", "x [ 'a' ]", undefined], ['x.y\n  .z', 'x.y .z', undefined], ["'a' + x", undefined, undefined], ["f'a{TWICE}'", "f'a{TWICE}'", undefined], ['x[0]', 'x[0]', undefined], ['x(y)', undefined, undefined], ["(x)", '(x)', undefined]])('the table %j', (code, key, name) => {
  const { names, node } = argument(code);
  expect(tableRef(names, node)).toMatchObject({ key, name });
});
