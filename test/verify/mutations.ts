/**
 * Wrong rewrites, each of which `migfix verify` must catch. Every one works on tables of its own: `T`, with its parent `Tp`, as
 * `setup` makes them, so that all of them can stand in one chain.
 */

export interface Mutation {
  readonly name: string;
  readonly about: string;
  /** What somebody wrote years ago. */
  readonly before: Bodies;
  /** A rewrite that is right: the proof must hold. */
  readonly right: Bodies;
  readonly wrong: Bodies;
  /** The check that catches it. */
  readonly caught: string;
}

export type Bodies = readonly [upgrade: string, downgrade: string];

const block = (lines: string, table = 'T'): string => `with op.batch_alter_table('${table}', schema=None) as batch_op:\n${lines.trim().split('\n').map((line) => `    ${line.trim()}`).join('\n')}`;
const noop = 'pass';
const dropN = block(`batch_op.drop_column('n')`);
const bareDropN = `op.drop_column('T', 'n')`;
const fill = `op.execute("UPDATE T SET n = 'n' || id")`;
const addN = (type: string, more = ''): string => `add_column(sa.Column('n', ${type}${more}))`;
const bareAddN = (type: string, more = ''): string => `op.add_column('T', sa.Column('n', ${type}${more}))`;

const nullThenFill: Bodies = [`${bareAddN('sa.String(50)')}\n${fill}\nop.alter_column('T', 'n', existing_type=sa.String(50), nullable=False)`, bareDropN];
const nullThenFillRight: Bodies = [
  `${block(`batch_op.${addN('sa.String(50)')}`)}\n${fill}\n${block(`batch_op.alter_column('n', existing_type=sa.String(50), nullable=False)`)}`,
  dropN,
];
const uniqueBefore: Bodies = [`${bareAddN('sa.String(50)', ', nullable=False')}\nop.create_unique_constraint('uq_T_n', 'T', ['n'])\n${fill}`, `op.drop_constraint('uq_T_n', 'T', type_='unique')\n${bareDropN}`];
const uniqueRight: Bodies = [
  `${block(`batch_op.${addN('sa.String(50)', ", nullable=False, server_default='temp'")}`)}\n${fill}\n${block(`batch_op.create_unique_constraint('uq_T_n', ['n'])`)}`,
  block(`batch_op.drop_constraint('uq_T_n', type_='unique')\nbatch_op.drop_column('n')`),
];
const placeholder = (type: string, value: string): Bodies => [block(`batch_op.${addN(type, `, nullable=False, server_default=${value}`)}`), dropN];
const notNull = (type: string): Bodies => [bareAddN(type, ', nullable=False'), bareDropN];
const key = (more: string): string => `'fk_T_b', 'Tp', ['b'], ['id']${more}`;
const keyBefore: Bodies = [`op.create_foreign_key('fk_T_b', 'T', 'Tp', ['b'], ['id'], ondelete='CASCADE')`, `op.drop_constraint('fk_T_b', 'T', type_='foreignkey')`];
const keyIn = (more: string): Bodies => [block(`batch_op.create_foreign_key(${key(more)})`), block(`batch_op.drop_constraint('fk_T_b', type_='foreignkey')`)];
const bareDropA: Bodies = [`op.drop_column('T', 'note')`, `op.add_column('T', sa.Column('note', sa.Text()))`];
const copied: Bodies = [block(`batch_op.drop_column('note')`), bareDropA[1]];
const required: Bodies = [`op.execute("UPDATE T SET status = 'x' WHERE status IS NULL")\nop.alter_column('T', 'status', existing_type=sa.String(20), nullable=False)`, `op.alter_column('T', 'status', existing_type=sa.String(20), nullable=True)`];
const statusBlock = (nullable: string): string => block(`batch_op.alter_column('status', existing_type=sa.String(20), nullable=${nullable})`);
const requiredRight: Bodies = [`op.execute("UPDATE T SET status = 'x' WHERE status IS NULL")\n${statusBlock('False')}`, statusBlock('True')];
const uniqueOn = (columns: string): Bodies => [block(`batch_op.create_unique_constraint('uq_T_ab', [${columns}])`), block(`batch_op.drop_constraint('uq_T_ab', type_='unique')`)];
const uniqueOnBefore: Bodies = [`op.create_unique_constraint('uq_T_ab', 'T', ['a', 'b'])`, `op.drop_constraint('uq_T_ab', 'T', type_='unique')`];
const renameBefore: Bodies = [
  `op.alter_column('T', 'a', new_column_name='label', existing_type=sa.String(50))\nop.create_unique_constraint('uq_T_label', 'T', ['label', 'b'])`,
  `op.drop_constraint('uq_T_label', 'T', type_='unique')\nop.alter_column('T', 'label', new_column_name='a', existing_type=sa.String(50))`,
];
const renameRight: Bodies = [
  `op.alter_column('T', 'a', new_column_name='label', existing_type=sa.String(50))\n${block(`batch_op.create_unique_constraint('uq_T_label', ['label', 'b'])`)}`,
  `${block(`batch_op.drop_constraint('uq_T_label', type_='unique')`)}\nop.alter_column('T', 'label', new_column_name='a', existing_type=sa.String(50))`,
];
const indexed: Bodies = [`${bareAddN('sa.String(50)', ', index=True')}\nop.create_check_constraint('ck_T_n', 'T', "n <> ''")`, `op.drop_constraint('ck_T_n', 'T', type_='check')\nop.drop_index('ix_T_n', table_name='T')\n${bareDropN}`];
const indexedDown = block(`batch_op.drop_constraint('ck_T_n', type_='check')\nbatch_op.drop_index('ix_T_n')\nbatch_op.drop_column('n')`);
const dropIndexed: Bodies = [`op.drop_index('ix_T_b', table_name='T')\nop.drop_column('T', 'b')`, `op.add_column('T', sa.Column('b', sa.Integer()))\nop.create_index('ix_T_b', 'T', ['b'])`];
const fenced: Bodies = [`if op.get_bind().dialect.name == 'postgresql':\n    op.execute("ALTER TABLE T ALTER COLUMN a TYPE citext")`, noop];
const readThenDrop: Bodies = [`${bareAddN('sa.Text()')}\nop.execute("UPDATE T SET n = note")\nop.drop_column('T', 'note')`, `op.add_column('T', sa.Column('note', sa.Text()))\n${bareDropN}`];
const retype: Bodies = [`op.alter_column('T', 'a', existing_type=sa.String(50), type_=sa.Text())`, `op.alter_column('T', 'a', existing_type=sa.Text(), type_=sa.String(50))`];
const retypeRight: Bodies = [block(`batch_op.alter_column('a', existing_type=sa.String(50), type_=sa.Text())`), block(`batch_op.alter_column('a', existing_type=sa.Text(), type_=sa.String(50))`)];
const indexBefore: Bodies = [`op.create_index('ix_T_id_a', 'T', ['id', 'a'], unique=True)`, `op.drop_index('ix_T_id_a', table_name='T')`];
const indexIn = (more: string): Bodies => [block(`batch_op.create_index('ix_T_id_a', ['id', 'a']${more})`), block(`batch_op.drop_index('ix_T_id_a')`)];
const created: Bodies = [`op.add_column('T', sa.Column('n', sa.DateTime(), server_default=sa.func.now()))`, bareDropN];
const toDate: Bodies = [`op.alter_column('T', 'made', existing_type=sa.String(30), type_=sa.DateTime(), postgresql_using='made::timestamp')`, noop];
const toDateIn = (arguments_: string): string => `with op.batch_alter_table('T', schema=None${arguments_}) as batch_op:\n    batch_op.alter_column('made', existing_type=sa.String(30), type_=sa.DateTime(), postgresql_using='made::timestamp')`;
const listener = `def as_it_will_be(inspector, table, info):\n    if info['name'] == 'made':\n        info['type'] = sa.DateTime()\n\n`;
const downgraded: Bodies = [bareAddN('sa.Text()'), bareDropN];
const downgradedRight: Bodies = [block(`batch_op.${addN('sa.Text()')}`), dropN];

export const mutations: readonly Mutation[] = [
  { name: 'backfill dropped', about: 'the UPDATE between the column and its NOT NULL is gone', before: nullThenFill, right: nullThenFillRight, wrong: [nullThenFillRight[0].replace(`${fill}\n`, ''), dropN], caught: 'other databases' },
  { name: 'unique in the first block', about: 'UNIQUE beside the placeholder, in front of the backfill', before: uniqueBefore, right: uniqueRight, wrong: [`${block(`batch_op.${addN('sa.String(50)', ", nullable=False, server_default='temp'")}\nbatch_op.create_unique_constraint('uq_T_n', ['n'])`)}\n${fill}`, uniqueRight[1]], caught: 'runs with rows' },
  { name: 'text placeholder on an Integer', about: "server_default='temp'", before: notNull('sa.Integer()'), right: placeholder('sa.Integer()', "'0'"), wrong: placeholder('sa.Integer()', "'temp'"), caught: 'readable' },
  { name: 'text placeholder on a DateTime', about: "server_default='temp'", before: notNull('sa.DateTime()'), right: placeholder('sa.DateTime()', "'1970-01-01 00:00:00'"), wrong: placeholder('sa.DateTime()', "'temp'"), caught: 'readable' },
  { name: 'text placeholder on JSON', about: "server_default='temp'", before: notNull('sa.JSON()'), right: placeholder('sa.JSON()', "'{}'"), wrong: placeholder('sa.JSON()', "'temp'"), caught: 'readable' },
  { name: 'text placeholder on a Boolean', about: "server_default='temp'", before: notNull('sa.Boolean()'), right: placeholder('sa.Boolean()', "'0'"), wrong: placeholder('sa.Boolean()', "'temp'"), caught: 'readable' },
  { name: 'placeholder of no member', about: 'an Enum whose default is none of its values', before: notNull("sa.Enum('red', 'blue', name='T_colour')"), right: placeholder("sa.Enum('red', 'blue', name='T_colour')", "'red'"), wrong: placeholder("sa.Enum('red', 'blue', name='T_colour')", "'temp'"), caught: 'readable' },
  { name: 'no placeholder', about: 'NOT NULL without a default on a table with rows', before: notNull('sa.Integer()'), right: placeholder('sa.Integer()', "'0'"), wrong: [block(`batch_op.${addN('sa.Integer()', ', nullable=False')}`), dropN], caught: 'runs with rows' },
  { name: 'ON DELETE lost', about: 'ondelete= is gone', before: keyBefore, right: keyIn(", ondelete='CASCADE'"), wrong: keyIn(''), caught: 'other databases' },
  { name: 'ON DELETE changed', about: 'CASCADE became SET NULL', before: keyBefore, right: keyIn(", ondelete='CASCADE'"), wrong: keyIn(", ondelete='SET NULL'"), caught: 'other databases' },
  { name: 'unique= lost', about: 'a unique index became a plain one', before: indexBefore, right: indexIn(', unique=True'), wrong: indexIn(''), caught: 'other databases' },
  { name: 'nullable= lost', about: 'alter_column changes nothing any more', before: required, right: requiredRight, wrong: [requiredRight[0].replace(', nullable=False', ''), requiredRight[1]], caught: 'other databases' },
  { name: 'nullable= turned round', about: 'nullable=True instead of False', before: required, right: requiredRight, wrong: [requiredRight[0].replace('nullable=False', 'nullable=True'), requiredRight[1]], caught: 'other databases' },
  { name: 'NOT NULL before its UPDATE', about: 'the block stands in front of the UPDATE', before: required, right: requiredRight, wrong: [`${statusBlock('False')}\nop.execute("UPDATE T SET status = 'x' WHERE status IS NULL")`, requiredRight[1]], caught: 'runs with rows' },
  { name: 'WHERE lost', about: 'the UPDATE fills all rows', before: required, right: requiredRight, wrong: [requiredRight[0].replace(' WHERE status IS NULL', ''), requiredRight[1]], caught: 'other databases' },
  { name: 'statement doubled', about: 'a DELETE that nobody wrote', before: required, right: requiredRight, wrong: [`op.execute("DELETE FROM T WHERE status IS NULL")\n${requiredRight[0]}`, requiredRight[1]], caught: 'other databases' },
  { name: 'column dropped too early', about: 'an operation moved across an execute', before: readThenDrop, right: [`${block(`batch_op.${addN('sa.Text()')}`)}\nop.execute("UPDATE T SET n = note")\n${block(`batch_op.drop_column('note')`)}`, readThenDrop[1]], wrong: [`${block(`batch_op.${addN('sa.Text()')}\nbatch_op.drop_column('note')`)}\nop.execute("UPDATE T SET n = note")`, readThenDrop[1]], caught: 'other databases' },
  { name: 'statement moved into the block', about: 'batch_op.execute runs before what is queued', before: readThenDrop, right: [`${block(`batch_op.${addN('sa.Text()')}`)}\nop.execute("UPDATE T SET n = note")\n${block(`batch_op.drop_column('note')`)}`, readThenDrop[1]], wrong: [block(`batch_op.${addN('sa.Text()')}\nbatch_op.execute("UPDATE T SET n = note")\nbatch_op.drop_column('note')`), readThenDrop[1]], caught: 'other databases' },
  { name: 'rename merged', about: 'a UNIQUE on the new name in the block of the rename is lost without a word', before: renameBefore, right: renameRight, wrong: [block(`batch_op.alter_column('a', new_column_name='label', existing_type=sa.String(50))\nbatch_op.create_unique_constraint('uq_T_label', ['label', 'b'])`), renameRight[1]], caught: 'asked' },
  { name: 'new name misspelt', about: 'the rename gives another name', before: renameBefore, right: renameRight, wrong: [renameRight[0].replaceAll('label', 'lable'), renameRight[1].replaceAll('label', 'lable')], caught: 'other databases' },
  { name: 'index=True in a copying block', about: 'a second index named after the copy stays', before: indexed, right: [block(`batch_op.${addN('sa.String(50)')}\nbatch_op.create_index('ix_T_n', ['n'])\nbatch_op.create_check_constraint('ck_T_n', "n <> ''")`), indexedDown], wrong: [block(`batch_op.${addN('sa.String(50)', ', index=True')}\nbatch_op.create_check_constraint('ck_T_n', "n <> ''")`), indexedDown], caught: 'leftover' },
  { name: 'drop_index missing', about: 'the column goes, its index would stay', before: dropIndexed, right: [block(`batch_op.drop_index('ix_T_b')\nbatch_op.drop_column('b')`), dropIndexed[1]], wrong: [block(`batch_op.drop_column('b')`), dropIndexed[1]], caught: 'runs' },
  { name: 'commit added', about: 'conn.commit() takes the stamp away', before: downgraded, right: downgradedRight, wrong: [`${downgradedRight[0]}\nop.get_bind().commit()`, dropN], caught: 'version' },
  { name: 'type changed', about: 'Text became String', before: retype, right: retypeRight, wrong: [retypeRight[0].replace('type_=sa.Text()', 'type_=sa.String(500)'), retypeRight[1]], caught: 'other databases' },
  { name: 'constraint renamed', about: 'another name for the UNIQUE', before: uniqueOnBefore, right: uniqueOn("'a', 'b'"), wrong: [uniqueOn("'a', 'b'")[0].replace('uq_T_ab', 'uq_T_a_b'), uniqueOn("'a', 'b'")[1].replace('uq_T_ab', 'uq_T_a_b')], caught: 'other databases' },
  { name: 'UNIQUE on fewer columns', about: 'one of two columns is gone', before: uniqueOnBefore, right: uniqueOn("'a', 'b'"), wrong: uniqueOn("'a'"), caught: 'other databases' },
  { name: 'operation lost', about: 'the constraint is not made at all', before: uniqueOnBefore, right: uniqueOn("'a', 'b'"), wrong: [noop, noop], caught: 'other databases' },
  { name: 'operation added', about: 'an index that nobody asked for', before: uniqueOnBefore, right: uniqueOn("'a', 'b'"), wrong: [`${uniqueOn("'a', 'b'")[0]}\n    batch_op.create_index('ix_T_a', ['a'])`, `${uniqueOn("'a', 'b'")[1]}\n    batch_op.drop_index('ix_T_a')`], caught: 'other databases' },
  { name: 'another table', about: 'the block names the parent', before: downgraded, right: downgradedRight, wrong: [downgradedRight[0].replace("'T'", "'Tp'"), dropN.replace("'T'", "'Tp'")], caught: 'other databases' },
  { name: 'downgrade lost', about: 'pass instead of drop_column', before: downgraded, right: downgradedRight, wrong: [downgradedRight[0], noop], caught: 'other databases' },
  { name: 'used behind its block', about: 'what batch_op is told after the with is lost', before: downgraded, right: downgradedRight, wrong: [`${block("batch_op.f('x')")}\nbatch_op.${addN('sa.Text()')}`, 'pass'], caught: 'other databases' },
  { name: 'test of the dialect lost', about: 'what was PostgreSQL’s runs everywhere', before: fenced, right: fenced, wrong: [`op.execute("ALTER TABLE T ALTER COLUMN a TYPE citext")`, noop], caught: 'runs' },
  { name: 'test of the dialect turned round', about: '!= instead of ==', before: fenced, right: fenced, wrong: [fenced[0].replace('==', '!='), noop], caught: 'other databases' },
  { name: 'default lost', about: 'server_default= is gone', before: created, right: [block(`batch_op.${addN('sa.DateTime()', ', server_default=sa.func.now()')}`), dropN], wrong: [block(`batch_op.${addN('sa.DateTime()')}`), dropN], caught: 'other databases' },
  { name: 'default of PostgreSQL only', about: "sa.text('now()'): SQLite takes it and fails at the next INSERT", before: created, right: [block(`batch_op.${addN('sa.DateTime()', ', server_default=sa.func.now()')}`), dropN], wrong: [block(`batch_op.${addN('sa.DateTime()', ", server_default=sa.text('now()')")}`), dropN], caught: 'runs' },
  { name: 'trigger lost', about: 'a block copies a table that has a trigger', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'expression index lost', about: 'a block copies a table with an index on lower(a)', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'DESC of an index lost', about: 'a block copies a table with a descending index', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'unnamed CHECK lost', about: 'a block copies a table with a CHECK without a name', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'COLLATE lost', about: 'a block copies a table with COLLATE NOCASE', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'AUTOINCREMENT lost', about: 'a block copies a table with AUTOINCREMENT', before: bareDropA, right: bareDropA, wrong: copied, caught: 'vanished' },
  { name: 'view in the way', about: 'a block copies a table that a view names', before: bareDropA, right: bareDropA, wrong: copied, caught: 'runs' },
  { name: 'children lost', about: 'a block copies a parent while foreign keys are enforced', before: bareDropA.map((body) => body.replace("'T'", "'Tp'")) as unknown as Bodies, right: bareDropA.map((body) => body.replace("'T'", "'Tp'")) as unknown as Bodies, wrong: [block(`batch_op.drop_column('note')`, 'Tp'), bareDropA[1].replace("'T'", "'Tp'")], caught: 'rows' },
  { name: 'dates cast away', about: 'a text becomes a DateTime by the copy’s CAST', before: toDate, right: [`${listener}${toDateIn(", reflect_kwargs={'listeners': [('column_reflect', as_it_will_be)]}")}`, noop], wrong: [toDateIn(''), noop], caught: 'values' },
];

/** What some tables have that a copy loses, by the name of the mutation. */
const extras: Readonly<Record<string, string>> = {
  'trigger lost': 'CREATE TRIGGER tr_T AFTER INSERT ON T BEGIN SELECT 1; END',
  'expression index lost': 'CREATE INDEX ix_T_lower ON T (lower(a))',
  'DESC of an index lost': 'CREATE INDEX ix_T_desc ON T (a DESC)',
  'view in the way': 'CREATE VIEW v_T AS SELECT id, a FROM T',
};

export const tableOf = (index: number): string => `m${index}`;

/** The first revision: for every mutation a parent and a table. */
export function setup(): string {
  const lines = mutations.flatMap(({ name }, index) => [`tables('${tableOf(index)}', ${JSON.stringify(name)})`, ...(name in extras ? [`only_sqlite(${JSON.stringify(named(extras[name]!, index))})`] : [])]);
  return SETUP.replace('    LINES', lines.map((line) => `    ${line}`).join('\n')).replace('COUNT', String(mutations.length));
}

export const named = (text: string, index: number): string => text.replaceAll(/(?<![A-Za-z])T(?=p?(?![A-Za-z])|_)|(?<=_)T(?=_|\b)/g, tableOf(index));

const SETUP = `import sqlalchemy as sa
from alembic import op

revision = 'setup'
down_revision = None


def only_sqlite(sql):
    if op.get_bind().dialect.name == 'sqlite':
        op.execute(sql)


def tables(name, mutation):
    op.create_table(
        name + 'p',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('note', sa.Text()),
    )
    unnamed = [sa.CheckConstraint('b IS NULL OR b >= -5')] if mutation == 'unnamed CHECK lost' else []
    op.create_table(
        name,
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('a', sa.String(50, collation='NOCASE') if mutation == 'COLLATE lost' else sa.String(50)),
        sa.Column('b', sa.Integer()),
        sa.Column('status', sa.String(20)),
        sa.Column('made', sa.String(30)),
        sa.Column('note', sa.Text()),
        sa.Column('parent_id', sa.Integer(), sa.ForeignKey(name + 'p.id', name='fk_%s_parent' % name, ondelete='CASCADE')),
        *unnamed,
        sqlite_autoincrement=mutation == 'AUTOINCREMENT lost'
    )
    op.create_index('ix_%s_b' % name, name, ['b'])


def upgrade():
    LINES


def downgrade():
    for index in range(COUNT):
        only_sqlite('DROP VIEW IF EXISTS v_m%d' % index)
        op.drop_table('m%d' % index)
        op.drop_table('m%dp' % index)
`;
