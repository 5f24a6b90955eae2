import fc from 'fast-check';

/** Generates migrations on the tables of `__testfixtures__/schema.py`: operations × argument styles × layout × comments × fences × line endings. */

const TYPES = ['sa.String(20)', 'sa.String(length=3)', 'sa.Text()', 'sa.Integer()', 'sa.Boolean()', 'sa.DateTime()', 'sa.Date()', 'sa.Float()', 'sa.JSON()', "sa.Enum('a', 'b', name='ab')"];
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  user: ['name', 'status', 'age', 'bio', 'created_at'],
  category: ['parent_id', 'position'],
  listing: ['price', 'description', 'published_at'],
  tag: ['label', 'color'],
};
const tableName = fc.constantFrom(...Object.keys(COLUMNS));

interface Call {
  readonly name: string;
  readonly args: readonly (readonly [string, string])[];
}

const q = (text: string): string => `'${text}'`;
/** Names differ from call to call: a second column of the same name is an error of the generator, not of migfix. */
const fresh = fc.integer({ min: 0, max: 1_000_000 }).map((n) => `x${n}`);

const addColumn = fc.tuple(tableName, fresh, fc.constantFrom(...TYPES), fc.constantFrom('', ', nullable=True', ', nullable=False', ", nullable=False, server_default='0'", ", server_default=sa.text('0')", ', index=True', ', unique=True')).map(
  ([table, column, type, rest]): Call => ({ name: 'add_column', args: [['table_name', q(table)], ['column', `sa.Column(${q(column)}, ${type}${rest})`]] }),
);
const alterColumn = tableName.chain((table) =>
  fc.tuple(fc.constantFrom(...(COLUMNS[table] as string[])), fc.constantFrom('nullable=True', 'nullable=False', "server_default='0'", 'server_default=None')).map(([column, change]): Call => {
    const [key, value] = change.split('=') as [string, string];
    return { name: 'alter_column', args: [['table_name', q(table)], ['column_name', q(column)], ['existing_type', 'sa.String(20)'], [key, value]] };
  }),
);
const dropColumn = tableName.chain((table) => fc.constantFrom(...(COLUMNS[table] as string[])).map((column): Call => ({ name: 'drop_column', args: [['table_name', q(table)], ['column_name', q(column)]] })));
const createIndex = tableName.chain((table) =>
  fc.tuple(fresh, fc.constantFrom(...(COLUMNS[table] as string[])), fc.boolean()).map(
    ([name, column, expression]): Call => ({ name: 'create_index', args: [['index_name', q(`ix_${name}`)], ['table_name', q(table)], ['columns', expression ? `[sa.text(${q(column)})]` : `[${q(column)}]`]] }),
  ),
);
const createUnique = tableName.chain((table) =>
  fc.tuple(fc.oneof(fresh.map(q), fc.constant('None')), fc.constantFrom(...(COLUMNS[table] as string[]))).map(
    ([name, column]): Call => ({ name: 'create_unique_constraint', args: [['constraint_name', name], ['table_name', q(table)], ['columns', `[${q(column)}, 'id']`]] }),
  ),
);
const createCheck = fc.tuple(tableName, fresh).map(([table, name]): Call => ({ name: 'create_check_constraint', args: [['constraint_name', q(name)], ['table_name', q(table)], ['condition', q('id > 0')]] }));

const createForeignKey = fc.tuple(fc.constantFrom('None', "'fk_a'", "op.f('fk_b')"), fc.constantFrom('user', 'tag')).map(
  ([name, table]): Call => ({ name: 'create_foreign_key', args: [['constraint_name', name], ['source_table', q(table)], ['referent_table', "'category'"], ['local_cols', "['id']"], ['remote_cols', "['id']"]] }),
);
const rename = fc.tuple(tableName, fresh).map(([table, column]): Call => ({ name: 'alter_column', args: [['table_name', q(table)], ['column_name', q((COLUMNS[table] as string[])[0] as string)], ['new_column_name', q(column)]] }));
const dropConstraint = fc.constantFrom("'uq_user_username'", "'user_pkey'", 'None').map((name): Call => ({ name: 'drop_constraint', args: [['constraint_name', name], ['table_name', "'user'"], ['type_', "'unique'"]] }));
const dropIndex = fc.constant<Call>({ name: 'drop_index', args: [['index_name', "'ix_listing_status'"], ['table_name', "'listing'"]] });

const call = fc.oneof({ weight: 4, arbitrary: addColumn }, { weight: 3, arbitrary: alterColumn }, dropColumn, createIndex, createUnique, createCheck, createForeignKey, rename, dropConstraint, dropIndex);

/** A block that the author wrote. */
const ownBlock = fc.tuple(tableName, fc.array(fc.tuple(fresh, fc.constantFrom('sa.Integer()', 'sa.Integer(), nullable=False', "sa.String(9), nullable=False, server_default='temp'")), { minLength: 1, maxLength: 3 }), fc.constantFrom('batch_op', 'b'), fc.constantFrom(', schema=None', '', ", recreate='auto'"), fc.constantFrom('', '\n    # tail')).map(
  ([table, columns, alias, options, tail]) => `with op.batch_alter_table(${q(table)}${options}) as ${alias}:\n${columns.map(([column, type]) => `    ${alias}.add_column(sa.Column(${q(column)}, ${type}))`).join('\n')}${tail}`,
);

/** Operations on one new column, so that placeholders, fills and what looks at the rows meet. */
const slug = fc.constantFrom(
  "op.add_column('tag', sa.Column('slug', sa.String(20), nullable=False))",
  "op.add_column('tag', sa.Column('slug', sa.String(20), nullable=False, server_default='temp', index=True))",
  "op.create_unique_constraint('uq_slug', 'tag', ['slug'])",
  "op.create_unique_constraint('uq_slug_label', 'tag', ['slug', 'label'])",
  "op.create_index('ix_slug', 'tag', ['slug'], unique=True)",
  "op.alter_column('tag', 'slug', existing_type=sa.String(20), nullable=False)",
  "op.alter_column('tag', 'slug', existing_type=sa.String(20), server_default=None)",
  "op.alter_column('tag', 'slug', new_column_name='slag')",
  "op.drop_column('tag', 'slug')",
  "op.drop_constraint('uq_slug', 'tag', type_='unique')",
  'op.execute("UPDATE tag SET slug = id")',
  'op.execute("UPDATE tag SET slug = \'x\' WHERE slug IS NULL")',
  "with op.batch_alter_table('tag') as batch_op:\n    batch_op.add_column(sa.Column('slug', sa.Text(), nullable=False))\n    batch_op.create_unique_constraint('uq_slug', ['slug'])",
  "with op.batch_alter_table('tag') as batch_op:\n    batch_op.create_unique_constraint('uq_slug', ['slug'])\n    batch_op.alter_column('slug', nullable=False)",
);

/** How a call is written: positional, by keyword, on one line or several. */
const written = fc.tuple(call, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constantFrom('', '  # why', '  # ünïcode 🐍')).map(([{ name, args }, keywords, lines, comment]) => {
  const parts = args.map(([key, value], i) => (i >= args.length - keywords || i >= 2 + (name.startsWith('create') ? 1 : 0) ? `${key}=${value}` : value));
  const body = lines ? `(\n    ${parts.join(',\n    ')},\n)` : `(${parts.join(', ')})`;
  return `op.${name}${body}${comment}`;
});

const other = fc.constantFrom("op.execute(\"UPDATE tag SET label = 'a' WHERE label = 'b'\")", '# a comment', 'pass', "x = 'a string'", '', 'op.execute("""\nUPDATE tag\n  SET color = \'#fff\'\n""")');

const indent = (text: string, by: string): string => {
  let inString = false;
  return text.split('\n').map((line) => {
    const shifted = inString || !line ? line : by + line;
    if (line.split(/"""|'''/).length % 2 === 0) inString = !inString;
    return shifted;
  }).join('\n');
};

const statement = fc.oneof({ weight: 6, arbitrary: written }, { weight: 2, arbitrary: other }, { weight: 4, arbitrary: slug });

const flat = ({ name, args }: Call): string => `op.${name}(${args.map(([key, value]) => `${key}=${value}`).join(', ')})`;

/** An operation in a layout that nobody would choose and somebody has. */
const odd = fc.tuple(call, fc.constantFrom('\\\n        ', '\n# at the margin\n    ', '  # why\n  ', '\n\n', '\n\t')).map(([{ name, args }, gap]) => {
  const written = args.map(([key, value], i) => (i === 0 ? value : `${key}=${value}`));
  return `op.${name}(${written.map((arg) => `${gap}${arg}`).join(',')})`;
});

/** A table that a constant names; an index that an f-string names. */
const byName = fc.constantFrom(
  "op.drop_index(f'ix_{TABLE}_status', TABLE)",
  'op.add_column(TABLE, sa.Column(COLUMN, sa.Integer(), nullable=False))',
  'op.add_column(TABLE, sa.Column(f"{COLUMN}_2", sa.String(5)))',
  "op.create_index('ix_' + TABLE, TABLE, [COLUMN], unique=True)",
  'op.drop_column(table_name=TABLE, column_name=COLUMN)',
  "op.alter_column(TABLE, 'price', existing_type=sa.Numeric(10, 2), nullable=False, schema=None)",
  "op.alter_column('tag', 'label', existing_type=sa.String(20), type_=sa.Text(), schema='other')",
  "op.add_column('listing', sa.Column('owner_id', sa.Integer(), sa.ForeignKey('user.id'), nullable=False, index=True, unique=True))",
  "op.add_column('tag', sa.Column('ï', sa.Unicode(9), comment='ünïcode 🐍', nullable=False))",
  `op.create_check_constraint('${'a_long_name_'.repeat(12)}', 'tag', "label <> '#' AND color IS NOT NULL")`,
);

const raw = fc.constantFrom(
  "op.execute('ALTER TABLE tag ADD COLUMN raw INTEGER')",
  'op.execute("ALTER TABLE tag ALTER COLUMN label SET NOT NULL")',
  "op.execute(sa.text('UPDATE tag SET label = lower(label)'))",
  "conn = op.get_bind()\nconn.execute(sa.text(\"DELETE FROM tag WHERE label = 'x'\"))",
  'conn = op.get_bind()\nconn.execute("SELECT 1")\nconn.commit()',
  'op.get_bind().execute("UPDATE tag SET color = NULL")',
  "op.bulk_insert(sa.table('tag', sa.column('label')), [{'label': 'é'}, {'label': \"it's\"}])",
  "op.rename_table('tag', 'label_tag')",
  "op.create_table('extra', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer(), nullable=False))",
  "op.drop_table('extra')",
);

const plain = fc.constantFrom(
  "x = r'\\d' + b'bytes'.decode() + f'{1:>4}'", 'y = [n for n in range(3) if n]', 'assert True, "never"', "print('''a\n  # no comment\n''')",
  'z = {"a": 1, **{}}', 'f = lambda a, *b, c=1, **d: (a, b)', 'x = 1; y = 2', '# a form feed \f here', "'a string that says nothing'", 'helper()', 'x = 0x1F + 1_000 + 1.5e3 + 2j', 'if (n := 3) > 2: pass',
);

const HEADS = [
  "if op.get_bind().dialect.name == 'postgresql':", "if op.get_context().dialect.name != 'sqlite':", 'if True:', 'for i in (1,):', 'with op.get_context().autocommit_block():',
  "for table in ('tag', 'user'):", "if op.get_bind().dialect.name in ('postgresql', 'mysql'):", 'while False:', 'def inner(a=1):', 'class Local:',
];
const some = (of: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(of, { minLength: 1, maxLength: 3 }).map((lines) => indent(['pass', ...lines].join('\n'), '    '));
const leaf = fc.oneof({ weight: 5, arbitrary: statement }, { weight: 2, arbitrary: odd }, { weight: 2, arbitrary: byName }, raw, plain);

const compound = fc.oneof(
  fc.tuple(fc.constantFrom(...HEADS), some(leaf)).map(([head, body]) => `${head}\n${body}`),
  fc.tuple(some(leaf), fc.constantFrom('except Exception:', 'except (ValueError, sa.exc.OperationalError) as e:  # why', 'finally:'), some(leaf)).map(([body, head, rest]) => `try:\n${body}\n${head}\n${rest}`),
  fc.tuple(some(leaf), some(leaf)).map(([yes, no]) => `if op.get_bind().dialect.name == 'sqlite':\n${yes}\nelse:  # the others\n${no}`),
  fc.tuple(some(leaf), some(leaf)).map(([yes, no]) => `if x is None:\n${yes}\nelif x:\n${no}`),
);

/** A part of a function's body, on the fixtures' tables. */
const block = fc.oneof(
  { weight: 8, arbitrary: leaf },
  { weight: 2, arbitrary: ownBlock },
  fc.tuple(call, call).map((calls) => calls.map(flat).join('; ')),
  fc.tuple(call, call).map((calls) => `${calls.map(flat).join(';')} ;  # both`),
  call.map((one) => `if True: ${flat(one)}  # one line`),
  { weight: 2, arbitrary: compound },
);

const IMPORTS: readonly (readonly [string, string])[] = [['from alembic import op', 'op'], ['from alembic import op as o', 'o'], ['import alembic', 'alembic.op'], ['import alembic.op as op', 'op'], ['from alembic import (\n    context,\n    op,  # both\n)', 'op']];

const parts = fc.record({
  up: fc.array(block, { minLength: 1, maxLength: 6 }),
  down: fc.array(block, { maxLength: 2 }),
  helper: fc.array(leaf, { maxLength: 2 }),
  imports: fc.constantFrom(...IMPORTS),
  unit: fc.constantFrom('    ', '\t', '  '),
  head: fc.constantFrom('"""generated\n\nRevision ID: a\n"""\n', '', '#!/usr/bin/env python\n# a comment\n\n', '"""héllo\n"""\nfrom __future__ import annotations\n'),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

function textOf({ up, down, helper, imports: [how, op], unit, head }: Parts): string {
  const body = (lines: readonly string[]): string => indent([...lines, 'pass'].join('\n'), '    ');
  const functions = `def helper():\n${body(helper)}\n\n\ndef upgrade() -> None:\n    x = None\n${body(up)}\n\n\n# between\ndef downgrade():\n    """down"""\n${body(down)}`.replaceAll(/(?<![\w.])op(?=\.)/g, op);
  const text = `${head}${how}\nimport sqlalchemy as sa\n\nrevision = 'a'\ndown_revision = None\nTABLE, COLUMN = 'listing', 'price'\n\n\n${functions}`;
  return unit === '    ' ? text : text.replace(/^(?: {4})+/gm, (blanks) => unit.repeat(blanks.length / 4));
}

/** A migration as the text of a file: with every line ending, byte order mark, final newline or not, tabs, and in other encodings. */
export const migrationFile: fc.Arbitrary<{ readonly code: string; readonly encoding: string }> = fc
  .tuple(parts, fc.constantFrom('\n', '\n', '\r\n', '\r'), fc.constantFrom('', '\n', '\n\n', '\n  \n# the end'), fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'bom', 'latin-1', 'gbk'))
  .map(([made, eol, end, encoding]) => {
    const text = (textOf(made) + end).replaceAll('\n', eol);
    if (encoding === 'bom') return { code: `\uFEFF${text}`, encoding: 'utf-8' };
    if (encoding === 'utf-8') return { code: text, encoding };
    // what the encoding lacks becomes a character that it has
    const bare = encoding === 'gbk' ? text.replace(/[^\0-\x7F]/gu, '你') : text.replace(/[^\0-\xFF]/gu, 'ÿ');
    return { code: `# -*- coding: ${encoding} -*-${eol}${bare}`, encoding: encoding === 'gbk' ? 'gbk' : 'latin1' };
  });

/** The text of a migration with LF or CRLF, which the databases run. */
export const migration: fc.Arbitrary<string> = fc.tuple(parts, fc.constantFrom('\n', '\r\n')).map(([made, eol]) => textOf(made).replaceAll('\n', eol));

/** As `migration`, with a downgrade that does nothing, and no helper: what the rules for downgrades start from. */
export const oneWayMigration: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof({ weight: 8, arbitrary: statement }, { weight: 2, arbitrary: ownBlock }), { minLength: 1, maxLength: 6 }), parts)
  .map(([up, made]) => textOf({ ...made, up, down: [], helper: [] }).replace('    """down"""\n', '').replace('\t"""down"""\n', '').replace('  """down"""\n', ''));

/** What a user may ask for. */
export const someOptions = fc.record({
  preset: fc.constantFrom('minimal' as const, 'house' as const, 'strict' as const),
  safe: fc.boolean(),
  placeholder: fc.constantFrom('keep' as const, 'drop' as const, 'nullable-first' as const),
  sqlite: fc.constantFrom('3.20', '3.26', '3.40'),
});
