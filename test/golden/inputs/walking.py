"""Helpers, loops and conditions on the way to an operation."""
from alembic import op as o
import alembic.op
import sqlalchemy as sa
from alembic.operations import Operations
from myapp.migrations import add_index, drop_things, rename
import functools

NEW = {'x1': sa.Integer(), 'x2': sa.Text()}
PAIRS = [('listing', 'y1'), ('tag', 'y2')]
TABLES = ['user', 'tag']


def has_column(table, name):
    return name in [c['name'] for c in sa.inspect(o.get_bind()).get_columns(table)]


def add(table, *names, kind=sa.Integer, nullable=True):
    for name in names:
        o.add_column(table, sa.Column(name, kind(), nullable=nullable))


def drop(table, name, if_there=False):
    if if_there and not has_column(table, name):
        return
    o.drop_column(table, name)


def recursive(n):
    if n:
        recursive(n - 1)
    o.drop_column('tag', 'recursive')


def generator():
    yield o.drop_column('tag', 'generated')


async def waits():
    o.drop_column('tag', 'awaited')


class Helper:
    def run(self, table):
        o.drop_column(table, 'by_method')

    @staticmethod
    def go(op):
        op.drop_column('tag', 'by_static')


def with_op(op, table):
    op.drop_column(table, 'given_op')


def batched(batch_op):
    batch_op.drop_column('by_batch')


def open_batch(table):
    return o.batch_alter_table(table)


@functools.lru_cache
def decorated():
    o.drop_column('tag', 'decorated')


def upgrade():
    add('user', 'z1', 'z2', kind=sa.Text, nullable=False)
    add('user', *NAMES)
    add(table='user')
    drop('user', 'age')
    drop('user', 'bio', if_there=True)
    drop(name='status', table='user')
    recursive(2)
    generator()
    waits()
    decorated()
    Helper().run('tag')
    Helper.go(o)
    with_op(o, 'tag')
    with open_batch('tag') as b:
        b.drop_column('opened')
        batched(b)
    with o.batch_alter_table('listing') as batch, o.batch_alter_table('orders') as other:
        batch.drop_column('price')
        other.drop_column('total')
    with o.batch_alter_table('category'):
        pass
    batch_op = o.batch_alter_table('category')
    for name, kind in NEW.items():
        o.add_column('listing', sa.Column(name, kind))
    for table, name in PAIRS:
        o.add_column(table, sa.Column(name, sa.Integer(), nullable=False))
    for i, name in enumerate(['w1', 'w2'], start=1):
        o.add_column('listing', sa.Column(f'{name}_{i}', sa.Integer()))
    for table, name in zip(TABLES, ['v1', 'v2']):
        o.add_column(table, sa.Column(name, sa.Integer()))
    for table in sorted(TABLES):
        o.create_index(f'ix_{table}_id', table, ['id'])
    for n in range(2):
        o.add_column('tag', sa.Column(f'n{n}', sa.Integer()))
    for table in (t for t in TABLES):
        o.drop_column(table, 'from_generator')
    for row in o.get_bind().execute('SELECT 1'):
        o.drop_column('tag', row[0])
    for table in sa.inspect(o.get_bind()).get_table_names():
        if table.startswith('tmp_'):
            o.drop_table(table)
    else:
        o.drop_column('tag', 'in_else')
    while has_column('tag', 'x'):
        o.drop_column('tag', 'x')
        break
    [o.drop_column(t, 'listed') for t in TABLES]
    list(map(lambda t: o.drop_column(t, 'mapped'), TABLES))
    if not has_column('tag', 'asked'):
        o.add_column('tag', sa.Column('asked', sa.Integer()))
    if has_column('tag', 'color'):
        o.drop_column('tag', 'color')
    elif has_column('tag', 'colour'):
        o.drop_column('tag', 'colour')
    inspector = sa.inspect(o.get_bind())
    if 'made' not in inspector.get_table_names():
        o.create_table('made', sa.Column('id', sa.Integer(), primary_key=True))
    if not inspector.has_table('made_2'):
        o.create_table('made_2', sa.Column('id', sa.Integer(), primary_key=True))
    if 'ix_tag' not in {i['name'] for i in inspector.get_indexes('tag')}:
        o.create_index('ix_tag', 'tag', ['label'])
    columns = [c['name'] for c in inspector.get_columns('user')]
    if 'created_at' in columns and 'name' in columns:
        o.drop_column('user', 'created_at')
    if 'name' in columns or something:
        o.drop_column('user', 'name')
    try:
        o.drop_constraint('uq_user_username', 'user', type_='unique')
    except Exception:
        o.drop_index('uq_user_username')
    else:
        o.drop_column('user', 'in_try_else')
    finally:
        o.drop_column('user', 'finally')
    try:
        print('nothing')
    except (KeyError, ValueError) as e:
        raise
    add_index('tag', 'label')
    drop_things('user')
    rename(o, 'tag', 'label')
    with Operations.context(None) as op2:
        op2.drop_column('tag', 'operations')
    o.get_context().autocommit_block()
    with o.get_context().autocommit_block():
        o.execute('ALTER TYPE mood ADD VALUE 1')
        o.create_index('ix_auto', 'tag', ['label'], postgresql_concurrently=True)
    with o.get_context().begin_transaction():
        o.drop_column('tag', 'in_transaction')
    alembic.op.drop_column('tag', 'full_name')
    getattr(o, 'drop_column')('tag', 'by_getattr')
    drop_it = o.drop_column
    drop_it('tag', 'by_alias')
    functools.partial(o.drop_column, 'tag')('by_partial')
    o.invoke(None)
    o.run_async(waits)
    o.drop_column('tag', 'a'), o.drop_column('tag', 'b')
    x, y = o.drop_column('tag', 'c'), 5
    lambda: o.drop_column('tag', 'never')
    if something: o.drop_column('tag', 'one_line'); return
    o.drop_column('tag', 'behind')


def downgrade():
    def inner():
        o.add_column('tag', sa.Column('inner', sa.Integer()))

    inner()
    return o.drop_column('tag', 'returned')


NAMES = ('m1', 'm2')
