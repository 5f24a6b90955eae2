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
    if (line.split('"""').length % 2 === 0) inString = !inString;
    return shifted;
  }).join('\n');
};

const statement = fc.oneof({ weight: 6, arbitrary: written }, { weight: 2, arbitrary: other }, { weight: 4, arbitrary: slug });

const block = fc.oneof(
  { weight: 6, arbitrary: statement },
  ownBlock,
  fc.tuple(call, call).map(([a, b]) => [a, b].map(({ name, args }) => `op.${name}(${args.map(([key, value]) => `${key}=${value}`).join(', ')})`).join('; ')),
  call.map(({ name, args }) => `if True: op.${name}(${args.map(([key, value]) => `${key}=${value}`).join(', ')})  # one line`),
  fc.tuple(fc.constantFrom("if op.get_bind().dialect.name == 'postgresql':", "if op.get_context().dialect.name != 'sqlite':", 'if True:', 'for i in (1,):'), fc.array(written, { minLength: 1, maxLength: 3 })).map(
    ([head, body]) => `${head}\n${indent(body.join('\n'), '    ')}`,
  ),
);

/** The text of a migration with a downgrade that does nothing. */
export const migration: fc.Arbitrary<string> = fc.tuple(fc.array(block, { minLength: 1, maxLength: 7 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('    ', '\t', '  '), fc.boolean()).map(([body, eol, unit, end]) => {
  const text = `"""generated\n\nRevision ID: a\n"""\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = 'a'\ndown_revision = None\n\n\ndef upgrade():\n${indent([...body, 'pass'].join('\n'), '    ')}\n\n\ndef downgrade():\n    pass${end ? '\n' : ''}`;
  const indented = unit === '    ' ? text : text.replace(/^(?: {4})+/gm, (blanks) => unit.repeat(blanks.length / 4));
  return indented.replaceAll('\n', eol);
});
