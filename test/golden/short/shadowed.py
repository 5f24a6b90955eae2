"""Names that mean something else in their place."""
# ---- a constant that is another thing inside
TABLE = 'tag'
COLUMN = 'color'
NAME = 'x'
def upgrade():
    from myapp import TABLE
    op.drop_column(TABLE, 'a')
    def COLUMN():
        pass
    op.drop_column('tag', COLUMN)
    match something():
        case {'n': NAME}:
            op.drop_column('tag', NAME)


def downgrade():
    import myapp.columns as COLUMN
    op.drop_column(TABLE, 'a')
    op.drop_column(TABLE, COLUMN)
    class NAME:
        pass
    op.drop_column(TABLE, NAME)
# ---- an import inside
def upgrade():
    from myapp import op
    op.drop_column('tag', 'a')
    import myapp.sa as sa
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))


def downgrade():
    import myapp.types as sa, op
    op.drop_column('tag', 'a')
# ---- imports of our own inside
def upgrade():
    from alembic import op as o
    from sqlalchemy import Column, Integer as I
    o.add_column('tag', Column('a', I(), nullable=False))


def downgrade():
    import alembic
    alembic.op.drop_column('tag', 'a')
    from sqlalchemy.dialects import postgresql
    alembic.op.alter_column('tag', 'label', type_=postgresql.CITEXT())
# ---- other ways to bind it
def upgrade():
    for op in ops():
        op.drop_column('tag', 'a')


def downgrade():
    with other() as op:
        op.drop_column('tag', 'a')
# ---- by except, by walrus
def upgrade():
    try:
        pass
    except Exception as op:
        op.drop_column('tag', 'a')


def downgrade():
    if (op := get()):
        op.drop_column('tag', 'a')
# ---- a parameter
def add(op, table, column='b', *more, flag=False, **rest):
    op.add_column(table, sa.Column(column, sa.Integer(), nullable=False))


def other(sa, op):
    op.drop_column('tag', 'a')


def typed(op: Operations, table: str = 'tag', /, name=None):
    op.drop_column(table, 'a')


def upgrade():
    add(op, 'tag')
    add(op, 'user', 'c')
    typed(op)
    f = lambda op: op.drop_column('tag', 'b')
    [op.drop_column('tag', 'c') for op in ops]


def downgrade():
    other(None, 5)
# ---- global
def upgrade():
    global op
    op = get()
    op.drop_column('tag', 'a')


def downgrade():
    op.drop_column('tag', 'b')
# ---- put on a name, twice or in a branch
def upgrade():
    alembic_op = op
    alembic_op.drop_column('tag', 'a')
    if something:
        other = op
    else:
        other = None
    other.drop_column('tag', 'b')
    a = b = op
    b.drop_column('tag', 'c')
    x, y = op, 5
    x.drop_column('tag', 'd')


def downgrade():
    table = 'tag'
    op.drop_column(table, 'a')
    table = 'user'
    op.drop_column(table, 'b')
    name: str = 'c'
    op.drop_column('tag', name)
    name += 'd'
    op.drop_column('tag', name)
# ---- constants from further away
TABLE = 'tag'
NAMES = {'a': 'x'}
class Names:
    TABLE = 'tag'
    column = 'y'
def upgrade():
    op.drop_column(TABLE, NAMES['a'])
    op.drop_column(Names.TABLE, Names.column)
    op.add_column(TABLE, sa.Column('z', Names.type(), nullable=False))
    def inner():
        TABLE = 'user'
        op.drop_column(TABLE, 'b')
    inner()


def downgrade(TABLE='category'):
    op.drop_column(TABLE, 'position')
