/** A few lines, each time alone, after the same tables: what they do to the schema, what is said of them, and what becomes of them, with a way back. */
import { expect } from 'vitest';
import { readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { History } from '../../src/core/history.ts';
import type { Revision } from '../../src/core/revisions.ts';
import type { Options, Result } from '../../src/core/types.ts';
import { transforms } from '../../transforms/index.ts';
import { parse } from '../fixtures.ts';
import { placed } from './placed.ts';
import { block, difference, reportOf, schemaLines } from './report.ts';

const HEAD = "from alembic import op\nimport sqlalchemy as sa\nfrom elsewhere import add_index, create_stuff, rename_all, helper, log\n\n";
const TABLES = `${HEAD}def upgrade():
    op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('a', sa.Integer(), nullable=False), sa.Column('b', sa.String(9), server_default='x'), sa.Column('c', sa.Text()), sa.UniqueConstraint('b', name='uq_b'), sa.UniqueConstraint('a', 'c'), sa.CheckConstraint('a > 0', name='ck_a'))
    op.create_table('u', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('t_id', sa.Integer(), sa.ForeignKey('t.id', name='fk_t')), sa.Column('t_b', sa.String(9)), sa.ForeignKeyConstraint(['t_b'], ['t.b']))
    op.create_index('ix_a', 't', ['a'])
    op.create_index('ix_low', 't', [sa.text('lower(b)')])
    op.create_index('ix_t_id', 'u', ['t_id'], unique=True)
    op.execute('CREATE TRIGGER tr AFTER INSERT ON u BEGIN SELECT 1; END')
    op.execute('CREATE VIEW v AS SELECT t_b FROM u')
`;

/** Bodies of `upgrade()`, a blank line between two. */
const BODIES = `
op.add_column('t', sa.Column('d', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()), insert_before='a')

op.add_column('t', sa.Column('d', sa.Integer()), insert_after='a')

op.add_column('t', sa.Column('d', sa.Integer()), insert_after='nowhere')

op.add_column('t', sa.Column('a', sa.Text()))

op.add_column('t', sa.Column('d', sa.Integer(), sa.ForeignKey('u.id'), unique=True, index=True))

op.add_column('new', sa.Column('d', sa.Integer()))

op.add_column('t', column)

op.add_column('t', sa.Column(name, sa.Integer()))

op.add_column(table, sa.Column('d', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()), schema='s')

op.add_column('t', sa.Column('d', sa.Integer()), schema=None)

op.add_column('t', sa.Column('d', sa.Integer()), schema=SCHEMA)

op.drop_column('t', 'a')

op.drop_column('t', 'b')

op.drop_column('t', 'c')

op.drop_column('t', 'nowhere')

op.drop_column('u', 't_id')

op.drop_column('t', column)

op.drop_column(table, 'a')

op.drop_column(table, column)

op.drop_column('new', 'a')

op.alter_column('t', 'a', nullable=True)

op.alter_column('t', 'b', nullable=False)

op.alter_column('t', 'b', nullable=x)

op.alter_column('t', 'b', nullable=None)

op.alter_column('t', 'b', server_default=None)

op.alter_column('t', 'b', server_default='y')

op.alter_column('t', 'b', server_default=False)

op.alter_column('t', 'b', type_=sa.Text())

op.alter_column('t', 'b', type_=None)

op.alter_column('t', 'b', comment='x')

op.alter_column('t', 'b', **options)

op.alter_column('t', 'b', new_column_name='b2')

op.alter_column('t', 'id', new_column_name='id2')

op.alter_column('t', 'b', new_column_name='c')

op.alter_column('t', 'b', new_column_name=None)

op.alter_column('t', 'b', new_column_name=name)

op.alter_column('t', 'b', new_column_name='b2', nullable=False, type_=sa.Text())

op.alter_column('t', 'nowhere', nullable=True)

op.alter_column('t', column, nullable=True)

op.alter_column('new', 'a', existing_type=sa.Integer(), existing_nullable=False, nullable=True)

op.alter_column('new', 'a', existing_type=None, existing_nullable=x, new_column_name='b')

op.alter_column(table, 'b', nullable=False)

op.create_table('w', sa.Column('id', sa.Integer(), primary_key=True))

op.create_table('w', *columns)

op.create_table('w', sa.Column('id', sa.Integer()), sqlite_autoincrement=True)

op.create_table('t', sa.Column('id', sa.Integer()))

op.create_table(table, sa.Column('id', sa.Integer()))

op.create_table('w', sa.Column('id', sa.Integer()), schema='s')

op.create_table('w', sa.Column('id', sa.Integer(), index=True, unique=True), sa.Index('ix_w', 'id'), sa.PrimaryKeyConstraint('id'))

op.drop_table('t')

op.drop_table('nowhere')

op.drop_table(table)

op.drop_table('t')
op.create_table('t', sa.Column('id', sa.Integer()))

op.rename_table('t', 't2')

op.rename_table('u', 'u2')

op.rename_table('nowhere', 'somewhere')

op.rename_table('t', name)

op.rename_table(table, 't2')

op.rename_table('t', 't2')
op.drop_column('t2', 'a')

op.rename_table('t', 't2')
op.drop_constraint('t_a_c_key', 't2')

op.create_index('ix', 't', ['a', 'b'], unique=True)

op.create_index('ix_a', 't', ['b'])

op.create_index('ix', 't', [sa.text('a DESC')])

op.create_index('ix', 't', ['nowhere'])

op.create_index('ix', 't', columns)

op.create_index(name, 't', ['a'])

op.create_index('ix', 'new', ['a'])

op.create_index('ix', table, ['a'])

op.drop_index('ix_a')

op.drop_index('ix_a', 't')

op.drop_index('ix_a', 'u')

op.drop_index('ix_a', 'new')

op.drop_index('nowhere', 't')

op.drop_index(name, 't')

op.drop_index(name)

op.drop_index('ix_low', table_name='t')

op.create_unique_constraint('uq', 't', ['a'])

op.create_unique_constraint('uq_b', 't', ['a'])

op.create_unique_constraint(None, 't', ['a'])

op.create_unique_constraint('uq', 't', ['nowhere'])

op.create_unique_constraint('uq', 'new', ['a'])

op.create_unique_constraint(name, 't', ['a'])

op.create_primary_key('pk', 't', ['a'])

op.create_primary_key('pk', 't', ['b'])

op.create_primary_key('pk', 't', columns)

op.create_check_constraint('ck', 't', 'b > 0')

op.create_foreign_key('fk', 'u', 't', ['t_b'], ['b'], ondelete='CASCADE')

op.create_foreign_key('fk', 'u', 't', ['t_b'], ['b'], source_schema='s', referent_schema='r')

op.create_foreign_key('fk', table, 't', ['x'], ['b'])

op.drop_constraint('uq_b', 't')

op.drop_constraint('uq_b', 't', type_='unique')

op.drop_constraint('uq_b', 't', type_='check')

op.drop_constraint('t_a_c_key', 't')

op.drop_constraint('t_pkey', 't')

op.drop_constraint('u_t_b_fkey', 'u')

op.drop_constraint('nowhere', 't')

op.drop_constraint(None, 't', type_='unique')

op.drop_constraint(None, 't')

op.drop_constraint(name, 't')

op.drop_constraint('uq_b', table)

op.drop_constraint(name, table)

op.drop_constraint(op.f('ck_a'), 't', 'check')

with op.batch_alter_table('t') as b:
    b.drop_column('a')
    b.add_column(sa.Column('d', sa.Integer()))
    b.create_index('ix_d', ['d'])
    b.drop_constraint('uq_b')

with op.batch_alter_table('t', schema='s') as b:
    b.drop_column('a')

with op.batch_alter_table(table) as b:
    b.drop_column('a')

if x:
    op.drop_column('t', 'a')

if x:
    op.drop_column('t', 'a')
else:
    op.drop_column('t', 'b')

if x:
    op.add_column('t', sa.Column('d', sa.Integer()))

if x:
    op.drop_table('t')

if x:
    op.create_table('t', sa.Column('z', sa.Integer()))

if x:
    op.create_table('w', sa.Column('z', sa.Integer()))

if x:
    op.rename_table('t', 't2')

if x:
    op.alter_column('t', 'b', new_column_name='b2')

if x:
    op.alter_column('t', 'b', new_column_name='c')

if x:
    op.alter_column('t', 'b', nullable=False)

if x:
    op.alter_column('t', 'b', server_default=None)

if x:
    op.create_primary_key('pk', 't', ['b'])

if x:
    op.create_index('ix', 't', ['b'])

if x:
    op.drop_index('ix_a')

if x:
    op.drop_constraint('uq_b', 't')

if x:
    op.execute('DROP TRIGGER tr')

if x:
    op.execute('CREATE VIEW w AS SELECT 1')

if x:
    op.execute('CREATE TRIGGER tr2 AFTER INSERT ON t BEGIN SELECT 1; END')

if 'd' not in columns:
    op.add_column('t', sa.Column('d', sa.Integer()))

if 'a' not in columns:
    op.add_column('t', sa.Column('a', sa.Integer()))

if 'a' in columns:
    op.drop_column('t', 'a')

if 'd' in columns:
    op.drop_column('t', 'd')

if 'a' in columns:
    op.drop_column('t', 'b')

if 'a' in columns:
    op.alter_column('t', 'a', nullable=True)

if ('t') in tables:
    op.drop_table('t')

if not 't' in tables:
    op.create_table('t', sa.Column('z', sa.Integer()))

if 'w' not in inspector.get_table_names():
    op.create_table('w', sa.Column('z', sa.Integer()))

if has_table('t'):
    op.rename_table('t', 't2')

if not has_table('t'):
    op.rename_table('t', 't2')

if (not exists('t', 'd')):
    op.add_column('t', sa.Column('d', sa.Integer()))

if column_exists('t', 'a'):
    op.drop_column('t', 'a')

if check('t', 'a'):
    op.drop_column('t', 'a')

if has_index('ix_a'):
    op.drop_index('ix_a', 't')

if has_index('ix_low'):
    op.drop_index('ix_low', 't')

if not has_index('ix_new'):
    op.create_index('ix_new', 't', ['a'])

if 'uq_b' in constraints:
    op.drop_constraint('uq_b', 't')

if 'uq_new' not in constraints:
    op.create_unique_constraint('uq_new', 't', ['a'])

if 'new' in tables:
    op.drop_column('new', 'a')

if 'a' in columns:
    op.drop_column('t', 'a')
else:
    op.add_column('t', sa.Column('a', sa.Integer()))

if 'a' in columns:
    pass
elif y:
    op.drop_column('t', 'b')
else:
    op.drop_column('t', 'a')

if x:
    if 'a' in columns:
        op.drop_column('t', 'a')

if 'a' in columns:
    if x:
        op.drop_column('t', 'a')

if 'a' in columns == y:
    op.drop_column('t', 'a')

if name in columns:
    op.drop_column('t', 'a')

if 'a' == column:
    op.drop_column('t', 'a')

if 'a' in columns:
    return
op.drop_column('t', 'a')

if 'a' not in columns:
    return
op.drop_column('t', 'a')

if x:
    return
op.drop_column('t', 'a')

if x:
    raise E
op.drop_column('t', 'a')

if x:
    pass
else:
    return
op.drop_column('t', 'a')

if op.get_bind().dialect.name == 'sqlite':
    return
op.drop_column('t', 'a')

if op.get_bind().dialect.name != 'sqlite':
    return
op.drop_column('t', 'a')

if op.get_bind().dialect.name != 'sqlite':
    op.drop_column('t', 'a')
else:
    op.drop_column('t', 'b')

return
op.drop_column('t', 'a')

raise E
op.drop_column('t', 'a')

for name in ('a', 'b'):
    op.drop_column('t', name)

for name in ['a', 'b']:
    if name == 'a':
        continue
    op.drop_column('t', name)

for name in ['a', 'b']:
    if x:
        break
    op.drop_column('t', name)

for name in ['a', 'b']:
    for other in y:
        if x:
            break
    op.drop_column('t', name)

for name in names:
    op.drop_column('t', name)

for name in ['a', *names]:
    op.drop_column('t', name)

for table, name in [('t', 'a'), ('u', 't_id')]:
    op.drop_column(table, name)

for table, name in {'t': 'a', 'u': 't_id'}.items():
    op.drop_column(table, name)

for name in {'a': 1, 'b': 2}:
    op.drop_column('t', name)

for name in {'a': 1}.keys():
    op.drop_column('t', name)

for name in {1: 'b'}.values():
    op.drop_column('t', name)

for i, name in enumerate(['a', 'b']):
    op.drop_column('t', name)

for name in NAMES:
    op.drop_column('t', name)

for name in ('a', 'b'):
    op.execute(f'ALTER TABLE t DROP COLUMN {name}')

[op.drop_column('t', name) for name in ['a', 'b']]

[op.drop_column('t', name) for name in ['a', 'b'] if x]

{op.drop_column('t', name) for name in ['a']}

{name: op.drop_column('t', name) for name in ['b']}

list(op.drop_column('t', name) for name in ['c'])

lambda: op.drop_column('t', 'a')

while x:
    op.drop_column('t', 'a')

while op.drop_column('t', 'a'):
    pass

try:
    op.drop_column('t', 'a')
except E:
    op.drop_column('t', 'b')
else:
    op.add_column('t', sa.Column('d', sa.Integer()))
finally:
    op.drop_column('t', 'c')

match x:
    case 1:
        op.drop_column('t', 'a')
    case _:
        op.drop_column('t', 'b')

with op.get_context().autocommit_block():
    op.drop_column('t', 'a')

with x(op.drop_column('t', 'b')):
    op.drop_column('t', 'a')

class C:
    op.drop_column('t', 'a')

def f():
    op.drop_column('t', 'a')

def f():
    op.drop_column('t', 'a')
f()

@wrapped
class C:
    op.drop_column('t', 'a')

drop_it('t', 'a')

drop_it(table='t', column='b')

drop_it('t', name)

drop_both('t')

drop_it(*args)

x = op.drop_column('t', 'a') or op.drop_column('t', 'b')

op.execute('ALTER TABLE t DROP COLUMN a, DROP COLUMN b')

op.execute('ALTER TABLE t RENAME TO t2; DROP INDEX ix_a')

op.execute(sa.text('DROP TABLE u'))

conn.execute('DROP TABLE u')

conn.exec_driver_sql('DROP TABLE u')

cursor.executescript('DROP TABLE u')

log.info('DROP TABLE u')

op.execute(SQL)

op.execute('DROP TABLE ' 'u')

op.execute('DROP TABLE %s' % name)

op.execute('DROP TABLE {}'.format(name))

op.execute(f'DROP TABLE {name}')

op.execute(f'DROP INDEX {name}')

op.execute(f'DROP INDEX ix_{name}')

op.execute(f'ALTER TABLE t ADD COLUMN {name} int')

op.execute(f'CREATE INDEX {name} ON t (a)')

op.execute('ALTER TABLE %(x)s DROP COLUMN a')

op.execute('DROP TRIGGER tr ON u')

op.execute('DROP TRIGGER nowhere')

op.execute('DROP VIEW v')

op.execute('DROP VIEW IF EXISTS v, w')

op.execute('CREATE OR REPLACE VIEW v AS SELECT b FROM t')

op.execute('ALTER TABLE t ALTER COLUMN b SET NOT NULL')

op.execute('ALTER TABLE t ALTER COLUMN b DROP DEFAULT')

op.execute('ALTER TABLE t ALTER COLUMN b TYPE text')

op.execute('ALTER TABLE t DISABLE TRIGGER ALL')

op.execute('ALTER TABLE t RENAME b TO b2')

op.execute('DO $$ BEGIN ALTER TABLE u DROP COLUMN t_b; END $$')

op.execute('ALTER INDEX ix_a RENAME TO ix_b')

op.execute('CREATE FUNCTION f() RETURNS int')

op.execute('CALL drop_everything()')

op.execute("INSERT INTO t VALUES ('DROP TABLE t')")

op.execute('DROP TABLE IF EXISTS _alembic_tmp_t')

metadata.drop_all(bind)

metadata.create_all(bind)

metadata.tables['t'].drop(bind)

add_index('t', op)

add_index('t', 'u')

add_index()

create_stuff('t')

create_stuff(op, 't')

rename_all(op)

helper('t')

helper(op)

helper(op, name)

helper(op, 'u')

sa.create_column('t')

unheard_of_add_column('t')

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))

op.add_column('t', sa.Column('d', sa.String(3), nullable=False))

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False, server_default='1'))

op.add_column('t', sa.Column('d', sa.DateTime(), nullable=False, server_default=sa.func.now()))

op.add_column('t', sa.Column('d', sa.DateTime(), server_default=sa.text('now()')))

op.add_column('t', sa.Column('d', Mine(), nullable=False))

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False, unique=True))

op.add_column('t', sa.Column('d', sa.Integer(), sa.ForeignKey('u.id'), nullable=False))

op.add_column('t', sa.Column('d', sa.Integer(), primary_key=True))

op.add_column('t', sa.Column('d', sa.Integer(), sa.Computed('a + 1'), nullable=False))

op.add_column('t', sa.Column('d', sa.Integer(), sa.Identity(), nullable=False))

op.add_column('t', sa.Column('d', sa.Boolean(create_constraint=True), nullable=False))

op.add_column('t', sa.Column('d', sa.Boolean(), nullable=False, server_default=sa.text('true')))

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False, index=True))

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_index('ix_d', 't', ['d'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_unique_constraint('uq_d', 't', ['d'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_unique_constraint('uq_d', 't', ['d', 'a'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_foreign_key('fk_d', 't', 'u', ['d'], ['id'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_check_constraint('ck_d', 't', 'd > 5')

op.add_column('t', sa.Column('d', sa.Integer()))
op.execute('UPDATE t SET d = 1')
op.alter_column('t', 'd', nullable=False)

op.add_column('t', sa.Column('d', sa.Integer()))
op.execute('UPDATE t SET d = 1 WHERE a = 2')
op.alter_column('t', 'd', nullable=False)

op.add_column('t', sa.Column('d', sa.Integer()))
op.alter_column('t', 'd', nullable=False)

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False, server_default='0'))
op.alter_column('t', 'd', server_default=None)

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False, server_default='temp'))
op.execute("UPDATE t SET d = 7 WHERE d = 'temp'")

op.add_column('t', sa.Column('d', sa.String(5), nullable=False, server_default='temp'))

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.drop_column('t', 'd')

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.alter_column('t', 'd', new_column_name='e')
op.create_unique_constraint('uq_e', 't', ['e'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.rename_table('t', 't2')
op.create_index('ix_d', 't2', ['d'])

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.add_column('u', sa.Column('d', sa.Integer(), nullable=False))
op.create_index('ix_d', 't', ['d'])

op.drop_column('t', 'a')
op.drop_column('t', 'b')

op.drop_column('t', 'a')
op.drop_column('u', 't_b')
op.drop_column('t', 'b')

op.drop_column('t', 'a')
# why
op.drop_column('t', 'b')

op.drop_column('t', 'a')  # here

op.drop_column('t', 'b')  # there

# above
op.drop_column('t', 'a')
print('between')
op.drop_column('t', 'b')
# below

op.drop_column('t', 'a'); op.drop_column('t', 'b')

op.drop_column('t', 'a'); print('x'); op.drop_column('t', 'b')

op.drop_column(
    't',
    'a',
)
op.drop_column('t',  # why
               'b')

op.drop_column('t', \\
    'a')

op.drop_column('t', 'a', schema=None)
op.drop_column(table_name='t', column_name='b')

op.drop_index('ix_a', table_name='t')
op.drop_column('t', 'a')

op.drop_column('t', 'a')
op.drop_index('ix_a', table_name='t')

op.drop_column('t', 'a')
op.drop_constraint('uq_b', 't')
op.create_index('ix_c', 't', ['c'])
op.alter_column('t', 'b', existing_type=sa.String(9), nullable=False)

op.alter_column('t', 'b', nullable=False)

op.alter_column('t', 'c', nullable=False)
op.create_unique_constraint('uq_c', 't', ['c'])

op.alter_column('t', 'b', existing_type=sa.String(9), nullable=False, server_default='x')

op.alter_column('t', 'b', existing_type=sa.String(9), type_=sa.Integer())

op.alter_column('t', 'b', existing_type=sa.String(9), type_=sa.Integer(), postgresql_using='b::integer')

op.alter_column('t', 'a', type_=sa.String(9))

op.alter_column('t', 'a', type_=sa.Float())

op.alter_column('t', 'c', type_=sa.JSON())

op.alter_column('t', 'c', type_=sa.DateTime())

op.alter_column('t', 'id', existing_type=sa.Integer(), autoincrement=True)

op.alter_column('t', 'c', comment='x')

op.alter_column('t', 'b', server_default=sa.text("'y'::character varying"))

op.alter_column('u', 't_id', nullable=False)

op.create_unique_constraint(None, 't', ['a', 'b'])

op.create_foreign_key(None, 'u', 't', ['t_b'], ['b'])

op.create_check_constraint(None, 't', 'a > 1')

op.create_foreign_key('fk', 'u', 't', ['t_b'], ['b'], ondelete='CASCADE', use_alter=True)

op.create_unique_constraint('uq', 't', ['a'], deferrable=True)

op.create_unique_constraint('uq_ab', 't', ['a', 'b'])
op.drop_constraint('uq_b', 't')

op.drop_constraint('uq_b', 't')
op.create_unique_constraint('uq_b', 't', ['a'])

op.drop_constraint('u_t_b_fkey', 'u', type_='foreignkey')

op.drop_constraint('u_ibfk_1', 'u', type_='foreignkey')

op.drop_constraint('fk_t', 'u')
op.drop_column('u', 't_id')

op.create_index('ix', 't', ['a'], if_not_exists=True)

op.create_index('ix', 't', [sa.text('lower(c)')])
op.drop_column('t', 'b')

op.create_index('ix', 't', ['a'], postgresql_using='gin')

op.create_index('ix', 't', ['a'], postgresql_where=sa.text('a > 0'))

op.create_exclude_constraint('ex', 't', ('a', '='))

op.create_table('w', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('x', sa.Integer(), nullable=False))
op.create_unique_constraint('uq_x', 'w', ['x'])
op.create_index('ix_x', 'w', ['x'])

op.create_table('w', sa.Column('id', sa.Integer()), sa.UniqueConstraint('id'), sa.ForeignKeyConstraint(['id'], ['t.id']))

op.create_table('w', sa.Column('j', postgresql.JSONB()), sa.Column('u', sa.ARRAY(sa.Integer())), sa.Column('d', sa.DateTime(), server_default=sa.text('now()')))

op.drop_table('u')

with op.batch_alter_table('t') as batch_op:
    batch_op.add_column(sa.Column('d', sa.Integer(), nullable=False))
    batch_op.create_unique_constraint('uq_d', ['d'])

with op.batch_alter_table('t', schema=None) as batch_op:
    batch_op.drop_column('a')
op.drop_column('t', 'b')

op.drop_column('t', 'b')
with op.batch_alter_table('t', schema=None) as batch_op:
    batch_op.drop_column('a')

with op.batch_alter_table('t', recreate='always') as batch_op:
    batch_op.alter_column('b', nullable=False)

with op.batch_alter_table('t', recreate='never') as batch_op:
    batch_op.drop_column('a')

with op.batch_alter_table('t') as batch_op:  # header
    # first
    batch_op.drop_column('a')

    # second
    batch_op.alter_column('b', existing_type=sa.String(9), nullable=False)  # end

with op.batch_alter_table('t') as batch_op: batch_op.drop_column('a')

with op.batch_alter_table('t') as batch_op:
    pass

with op.batch_alter_table('t') as a, op.batch_alter_table('u') as b:
    a.drop_column('a')
    b.drop_column('t_b')

for name in ('a', 'b'):
    with op.batch_alter_table('t') as batch_op:
        batch_op.drop_column(name)

conn = op.get_bind()
conn.execute('UPDATE t SET a = 1')

conn = op.get_bind()
conn.execute(f"UPDATE t SET a = '{x}'")

conn = op.get_bind()
for row in conn.execute('SELECT id FROM t'):
    conn.execute('UPDATE t SET a = 1 WHERE id = %s', row)

conn = op.get_bind()
conn.execute("UPDATE t SET a = 1 WHERE b = 'x:y' AND c = ':z'")

conn = op.get_bind()
conn.execute(sa.text('SELECT 1'))
conn.scalar('SELECT 1')

op.execute('COMMIT')
op.drop_column('t', 'a')

conn = op.get_bind()
conn.execute('COMMIT')
conn.commit()

op.execute('ALTER TABLE t DROP COLUMN a')
op.execute('ALTER TABLE t ADD COLUMN d INTEGER NOT NULL')

op.execute('ALTER TABLE t ALTER COLUMN b SET NOT NULL')
op.execute('ALTER TABLE t ADD CONSTRAINT uq_x UNIQUE (b)')

op.execute("ALTER TYPE mood ADD VALUE 'x'")

op.execute('CREATE EXTENSION hstore')
op.execute("SELECT setval('s', 1)")

op.execute('TRUNCATE t')
op.execute('INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING')

op.execute("UPDATE t SET b = a::text FROM u WHERE u.t_id = t.id")

op.bulk_insert(table, [{'a': 1}])

op.drop_column('t', 'a')  # migfix: ignore[batch] -- by hand

# migfix: ignore
op.drop_column('t', 'a')
op.drop_column('t', 'b')

# migfix: off[batch]
op.drop_column('t', 'a')
# migfix: on[batch]
op.drop_column('t', 'b')

op.drop_column('t', 'a')  # migfix: ignore[server-default]

op.drop_column('t', 'a')  # migfix: ignore[bacth]

op.drop_column('t', 'a')  # noqa: E501, migfix[text-sql]

print('x')  # migfix: ignore[batch, text-sql] -- nothing here

if op.get_bind().dialect.name == 'postgresql':
    op.drop_column('t', 'a')
op.drop_column('t', 'b')

try:
    op.drop_column('t', 'a')
except Exception:
    pass

op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
if x:
    op.create_index('ix_d', 't', ['d'])

def fill():
    op.execute('UPDATE t SET d = 1')
op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
fill()

session = Session(bind=op.get_bind())
op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
session.query(T).update({T.d: 1})
op.create_unique_constraint('uq_d', 't', ['d'])

with op.batch_alter_table('t', recreate='always') as b:
    b.create_index('ix', ['a'])

with op.batch_alter_table('t', recreate="always") as b:
    b.add_column(sa.Column('d', sa.Integer()))

with op.batch_alter_table('t', recreate='never') as b:
    b.create_index('ix', ['a'])

op.add_column('t', sa.Column('a_column_with_a_name_that_is_as_long_as_postgresql_lets_it_be_aa', sa.Integer(), nullable=False, index=True))

op.add_column('t', sa.Column('d', sa.Integer(), sa.ForeignKey('u.id'), index=True, unique=True, nullable=False))

drop_both('t')
op.drop_column('t', 'c')

try:
    drop_both('t')
except OperationalError:
    pass

try:
    drop_it('t', 'a')
except (ValueError, sa.exc.OperationalError) as error:
    print(error)

try:
    op.drop_constraint('uq_b', 't')
except NotImplementedError:
    pass

try:
    op.drop_column('t', 'a')
except:
    pass

try:
    op.drop_column('t', 'a')
except* DBAPIError:
    pass

try:
    pass
finally:
    op.drop_column('t', 'a')

try:
    op.drop_column('t', 'a')
    op.drop_column('t', 'b')
except OperationalError:
    op.drop_column('t', 'c')

with contextlib.suppress(OperationalError):
    op.drop_column('t', 'a')

with contextlib.suppress(Exception), other():
    op.drop_column('t', 'a')

op.add_column('new', sa.Column('x', sa.Integer(), sa.ForeignKey('t.id')))
op.alter_column('new', 'x', nullable=False)

op.create_table('w', sa.Column('x', sa.Integer()), sa.ForeignKeyConstraint(['x'], ['t.id'], name='fk_x', ondelete='CASCADE'), sa.UniqueConstraint('x', name='uq_x'))
op.alter_column('w', 'x', existing_type=sa.Integer(), nullable=False)
op.drop_constraint('fk_x', 'w')
op.drop_constraint('uq_x', 'w')

op.create_table('w', sa.Column('x', sa.Integer(), sa.Computed('1', persisted=True)), sa.Column('y', sa.Integer(), sa.Identity(always=True)), sa.Column('z', sa.Enum('a', 'b', name='ab')))
op.drop_column('w', 'x')
op.alter_column('w', 'y', new_column_name='y2')
op.alter_column('w', 'z', type_=sa.String(3))

op.alter_column('t', 'b', type_=sa.String(5))

op.alter_column('t', 'b', type_=sa.Enum('x', 'y', name='xy'))

op.alter_column('t', 'b', type_=Mine())

op.alter_column('t', 'b', type_=Mine(), existing_type=Other())

op.alter_column('t', 'a', type_=sa.BigInteger(), existing_type=sa.Integer(), existing_nullable=False, nullable=True)

op.alter_column('t', 'b', server_default=sa.text('(5)'), nullable=False)

op.alter_column('t', 'b', server_default=sa.text('(55)'), nullable=False)

op.alter_column('t', 'b', server_default=sa.text('TRUE'), nullable=False)

op.alter_column('t', 'b', server_default=sa.false(), nullable=False)

op.alter_column('t', 'b', server_default=sa.func.current_timestamp(), nullable=False)

op.alter_column('t', 'b', server_default=sa.text(' now() '), nullable=False)

op.alter_column('t', 'b', server_default='off', type_=sa.Boolean())

op.alter_column('t', 'b', server_default="it's", nullable=False)

op.alter_column('t', column, nullable=False)

op.alter_column('t', 'c', nullable=False, server_default=None)

op.alter_column('t', 'c', existing_nullable=False, nullable=False)

op.execute('UPDATE t SET c = 1')
op.alter_column('t', 'c', nullable=False)

op.execute("UPDATE t SET c = 'x' WHERE c IS NULL")
op.alter_column('t', 'c', nullable=False)

op.execute("UPDATE t SET a = 1, c = 'x'")
op.alter_column('t', 'c', nullable=False)

op.execute("UPDATE u SET c = 'x'")
op.alter_column('t', 'c', nullable=False)

sa.table('t').update().values(c='x')
op.alter_column('t', 'c', nullable=False)

for row in conn.execute(sa.text('SELECT id FROM t')):
    conn.execute(sa.text('UPDATE t SET c = :c').bindparams(c=row.id))
op.alter_column('t', 'c', nullable=False)

op.create_unique_constraint('uq_ac', 't', ['a', 'c'])
op.create_index('ix_ac', 't', ['a', 'c'], unique=True)

conn = op.get_bind()
if conn.execute(sa.text('SELECT a FROM t GROUP BY a HAVING  COUNT(*) > 1')).first():
    raise ValueError
op.create_unique_constraint('uq_a', 't', ['a'])

op.add_column('t', sa.Column('d', sa.Integer()))
op.create_unique_constraint('uq_d', 't', ['d'])

op.add_column('t', sa.Column('d', postgresql.JSONB(), server_default='{}', nullable=False))
op.add_column('t', sa.Column('e', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql'), nullable=False))
op.add_column('t', sa.Column('f', ARRAY(sa.Integer)))

op.alter_column('t', 'c', existing_type=postgresql.JSONB(), type_=sa.Text())

op.add_column('t', sa.Column('d', sa.Integer(), server_default=sa.text("nextval('s')")))
op.add_column('t', sa.Column('e', sa.String(), server_default=sa.text("'x'::text")))
op.add_column('t', sa.Column('f', sa.String(), server_default=sa.text("lower('Now()')")))
op.add_column('t', sa.Column('g', sa.String(), server_default='now()'))
op.add_column('t', sa.Column('h', sa.Uuid(), server_default=sa.text('gen_random_uuid()')))

op.add_column('t', sa.Column('d', sa.Integer(), sa.Computed('a', persisted=True)))

op.add_column('t', sa.Column('d', sa.Integer(), sa.Computed('a', persisted=False)))

op.add_column('t', sa.Column('d', sa.Integer(), sa.Identity(), server_default='1'))

op.add_column('t', sa.Column('d', sa.Integer(), sa.CheckConstraint('d > 0', name='ck_d')))

op.add_column('t', sa.Column('d', sa.Boolean(create_constraint=True, name='ck_d')))

op.create_table('w', sa.Column('d', sa.Boolean(create_constraint=True)), sa.constructor('d'), sa.toString())

op.create_index('ix', 't', ['b'], unique=True)

op.create_index('ix', 't', [sa.text('lower(b)')], unique=True)

op.create_index('ix', 't', ['b'], unique=False, postgresql_concurrently=True)

op.create_table('w', sa.Column('x', sa.Integer()))
op.create_index('ix_x', 'w', ['x'], unique=True)
op.drop_table('u')

op.create_table('w', sa.Column('x', sa.Integer()))
op.rename_table('w', 'w2')
op.add_column('w2', sa.Column('y', sa.Integer(), nullable=False))

op.rename_table('t', 't2')
op.create_table('t', sa.Column('x', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
op.execute("UPDATE t SET d = a")
op.drop_column('t', 'a')

op.add_column('t', sa.Column('d', sa.Integer()))
op.execute("UPDATE t SET d = a WHERE d IS NULL")
op.add_column('u', sa.Column('d', sa.Integer()))
op.execute("CREATE FUNCTION f() RETURNS int AS 'SELECT 1'")
op.add_column('u', sa.Column('e', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
op.execute('GRANT SELECT ON t TO me')
op.add_column('u', sa.Column('d', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
if x:
    op.add_column('t', sa.Column('e', sa.Integer()))
op.add_column('u', sa.Column('f', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
if x:
    return
op.add_column('u', sa.Column('f', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
raise NotImplementedError
op.add_column('u', sa.Column('f', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
unknown_thing(op.get_bind())
op.add_column('u', sa.Column('f', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer()))
log.info('added %s', 'd')
print(sa.inspect(op.get_bind()).get_columns('t'))
op.add_column('u', sa.Column('f', sa.Integer()))

op.drop_column('t', 'c')
op.add_column('t', sa.Column('c', sa.Integer()))

op.alter_column('t', 'b', new_column_name='d')
op.drop_column('t', 'd')

op.alter_column('t', 'b', new_column_name='d')
op.alter_column('t', 'd', nullable=False)
op.drop_constraint('uq_b', 't')

op.drop_index('ix_a', 't')
op.create_index('ix_a', 't', ['a', 'b'], unique=True)

op.drop_constraint('fk_t', 'u', type_='foreignkey')
op.create_foreign_key('fk_t', 'u', 't', ['t_id'], ['id'], ondelete='SET NULL')

op.drop_constraint('ck_a', 't', type_='check')

op.drop_constraint('t_pkey', 't', type_='primary')
op.create_primary_key('pk_t', 't', ['id', 'a'])

op.drop_index('ix_low')
op.drop_index('ix_t_id')

op.alter_column('t', 'b', type_=sa.String(20), existing_type=sa.String(9), existing_server_default='x')

op.alter_column('t', 'a', nullable=True, server_default='7', comment='y', existing_comment='z')

op.create_table_comment('t', 'x')

op.execute('PRAGMA foreign_keys=OFF')
op.drop_column('t', 'a')
op.execute('PRAGMA foreign_keys=ON')

# ### commands auto generated by Alembic - please adjust! ###
op.add_column('t', sa.Column('d', sa.Integer(), nullable=False))
op.create_unique_constraint('uq_d', 't', ['d'])
# ### end Alembic commands ###

print('first')
# ### commands auto generated by Alembic - please adjust! ###
op.create_unique_constraint('uq_c', 't', ['c'])

op.drop_column('t', 'a'), op.drop_column('t', 'b')

result = op.drop_column('t', 'a')

op.drop_column('t', 'a') if x else op.drop_column('t', 'b')

op.drop_column('t', """a""")

op.drop_column('t', 'a'); \
op.drop_column('t', 'b')

if x: op.drop_column('t', 'a')

if x: op.drop_column('t', 'a'); op.drop_column('t', 'b')

op.execute('ALTER TABLE t DROP CONSTRAINT uq_b', execution_options={'a': 1})

op.execute(  # by hand
    'ALTER TABLE t DROP CONSTRAINT uq_b')

op.execute('ALTER TABLE t DROP CONSTRAINT uq_b', *more)

with op.batch_alter_table('t') as b:
    b.execute('ALTER TABLE t DROP CONSTRAINT uq_b')

result = op.execute('ALTER TABLE t DROP CONSTRAINT uq_b')

op.create_unique_constraint('uq', 't', ['a'], schema='s')

op.create_unique_constraint('uq', table, ['a'])

op.create_unique_constraint('uq', 't', columns)

op.create_table('w', sa.Column('x', sa.Integer()))
op.create_unique_constraint('uq', 'w', ['x'])

op.add_column('u', sa.Column('a', sa.Integer()))
op.create_unique_constraint('uq', 't', ['a'])

op.create_unique_constraint('uq', 't', ['Quoted'])

op.create_index('ix_5', 't', [sa.text('abs(a)')], None, True)
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

op.create_index('ix_5', 't', [sa.text('abs(a)')], schema=None)
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

op.create_index('ix_5', 't', [sa.text('abs(a)')], unique=True)
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

op.create_index('ix_5', 't', [mine('a')])
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

with op.batch_alter_table('t') as b:
    b.create_index('ix_5', [sa.text('abs(a)')])
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

with op.batch_alter_table('t') as b:
    b.add_column(sa.Column('d', sa.Integer()))
    conn.commit()

with op.batch_alter_table('t') as b:
    op.get_bind().commit()
    b.add_column(sa.Column('d', sa.Integer()))

op.add_column('t', sa.Column('d', sa.Integer(), sa.CheckConstraint('d > 0')))

op.add_column('t', sa.Column('d', sa.Integer(), sa.CheckConstraint('d > a')))

op.add_column('t', sa.Column('d', sa.Integer(), sa.CheckConstraint(sa.column('d') > 0)))

op.add_column('t', sa.Column('d', sa.Boolean(create_constraint=True)))

op.add_column('t', sa.Column('d', sa.Boolean(create_constraint=True, name='ck_d')))

op.add_column('new', sa.Column('x', sa.Integer()))
op.drop_column('new', 'x')
op.add_column('new', sa.Column('x', sa.Text()))
op.alter_column('new', 'x', nullable=False)

op.create_index('ix_5', 't', [sa.text('abs(a)')], 'a')
op.create_foreign_key('fk', 't', 'u', ['a'], ['id'])

with op.batch_alter_table('t') as b:
    if x:
        conn.commit()
        b.add_column(sa.Column('d', sa.String(9), nullable=False, server_default='temp'))
        b.create_unique_constraint('uq_d', ['d'])

with op.batch_alter_table('t') as b:
    for x in y:
        op.get_bind().commit()

op.create_table('w', sa.Column('x', sa.Integer()), sa.UniqueConstraint('x', name=op.f('uq_w')))
op.drop_constraint('uq_w', 'w')

op.execute('ALTER TABLE t DROP CONSTRAINT uq_b'), op.execute('ALTER TABLE t DROP CONSTRAINT ck_a')

await op.execute('ALTER TABLE t DROP CONSTRAINT uq_b')
`;

const CONSTANTS = "\n\nNAMES = ['b', 'c']\nSQL = 'ALTER TABLE t DROP COLUMN c'\nSCHEMA = 's'\n";
const HELPERS = "\n\ndef drop_it(table, column):\n    op.drop_column(table, column)\n\n\ndef drop_both(table):\n    drop_it(table, 'a')\n    drop_it(table, 'b')\n";

const chainOf = (code: string): ReturnType<typeof readChains> => readChains([placed('tables', TABLES, 'None'), placed('case', code, "'tables'")], parse);

const rewritten = (code: string, options: Partial<Options>): Result => fix(code, parse, transforms, { ...defaultOptions, ...options }, chainOf(code).historyOf('case'));

const OPTIONS: Partial<Options> = { preset: 'strict', ignore: ['undocumented', 'downgrade'] };

/** Other layouts, in which the same is to come out. */
const LAYOUTS: Readonly<Record<string, (text: string) => string>> = {
  'line endings of Windows': (text) => text.replaceAll('\n', '\r\n'),
  tabs: (text) => text.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4)),
};

function told(body: string): readonly string[] {
  const code = `${HEAD}def upgrade():\n${body.replace(/^(?=.)/gm, '    ')}\n\n\ndef downgrade():\n    pass\n${CONSTANTS}${/drop_(?:it|both)/.test(body) ? HELPERS : ''}`;
  const [history] = chainOf(code).chains as [History];
  const [before, after] = history.order.order.map((revision: Revision) => block(history.databases.flatMap((database) => schemaLines(history.schema(revision, database))))) as [string, string];
  const own = rewritten(code, OPTIONS);
  for (const [name, layout] of Object.entries(LAYOUTS)) expect(rewritten(layout(code), OPTIONS).code, name).toBe(layout(own.code));
  const alone = fix(code, parse, transforms, { ...defaultOptions, ...OPTIONS });
  const back = rewritten(code, { select: ['downgrade'] });
  const said = (result: Result): string => block([...reportOf(code, result), ...result.code.split('\n')]);
  return [...difference(before, after), '-- said', ...reportOf(code, own), ...difference(code, own.code), '-- without the chain', ...difference(said(own), said(alone)), '-- way back', ...reportOf(code, back), ...difference(code, back.code), ''];
}

/** By the lines. */
export const bodies = BODIES.trim().split('\n\n').map((body) => ({ title: body, lines: () => told(body) }));
