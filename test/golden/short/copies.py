"""What a copy of a table loses, and what the author does about it."""
def upgrade():
    op.create_table(
        'stock',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('a', sa.String(9, collation='NOCASE')),
        sa.Column('b', sa.Integer()),
        sa.Column('c', sa.Integer(), sa.Computed('b * 2')),
        sa.CheckConstraint('b > 0'),
        sa.CheckConstraint('b < 99'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_stock_lower', 'stock', [sa.text('lower(a)')])
    op.create_index('ix_stock_desc', 'stock', [sa.text('b DESC')], unique=True)
    op.create_index(index_name='ix_stock_named', table_name='stock', columns=[sa.text("coalesce(a, '')")], schema=None)
    op.execute('CREATE INDEX ix_stock_sql ON stock (lower(a)) WHERE b > 0')
    op.execute('CREATE INDEX ix_stock_nocase ON stock (a COLLATE NOCASE)')
    op.execute('CREATE TRIGGER stock_trigger AFTER INSERT ON stock BEGIN SELECT 1; END')
    op.execute('CREATE VIEW stock_view AS SELECT * FROM stock')
    op.create_table('plain', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer()), sa.Column('n', sa.Text()))
    op.create_index('ix_plain_old', 'plain', [sa.text('lower(old)')])
    op.create_table('one_check', sa.Column('id', sa.Integer()), sa.Column('a', sa.Integer()), sa.CheckConstraint('a > 0 AND id > 0'))
    with op.batch_alter_table('plain') as batch_op:
        batch_op.create_index('ix_plain_block', [sa.text('abs(a)')])
        batch_op.create_index('ix_plain_cast', [sa.text("CAST(n AS INTEGER) DESC")])
# ---- all of it
def upgrade():
    op.alter_column('stock', 'b', existing_type=sa.Integer(), nullable=False)


def downgrade():
    op.drop_column('stock', 'b')
# ---- indexes made again, or dropped in the block
def upgrade():
    with op.batch_alter_table('stock') as batch_op:
        batch_op.drop_index('ix_stock_lower')
        batch_op.drop_column('b')
    op.create_index('ix_stock_desc', 'stock', [sa.text('a DESC')])
    op.execute('CREATE INDEX ix_stock_sql ON stock (lower(a))')
    op.execute('CREATE TRIGGER stock_trigger AFTER INSERT ON stock BEGIN SELECT 2; END')


def downgrade():
    op.add_column('stock', sa.Column('b', sa.Integer(), sa.ForeignKey('tag.id', name='fk_stock_b')))
# ---- what the header says
def upgrade():
    with op.batch_alter_table('stock', table_args=(sa.CheckConstraint('b > 0', name='ck_b'),), table_kwargs={'sqlite_autoincrement': True}, reflect_kwargs={'listeners': [('column_reflect', listen)]}) as batch_op:
        batch_op.drop_column('b')
    with op.batch_alter_table('stock', copy_from=STOCK) as batch_op:
        batch_op.drop_column('a')
    with op.batch_alter_table('stock', naming_convention=NAMES, recreate='never') as batch_op:
        batch_op.drop_column('a')


STOCK = sa.Table('stock', sa.MetaData())
NAMES = {'ck': 'ck_%(table_name)s'}


def downgrade():
    with op.batch_alter_table('stock', recreate='auto', schema=None) as batch_op:
        batch_op.alter_column('a', type_=sa.Text())
# ---- indexes whose columns are gone, and checks
def upgrade():
    op.alter_column('plain', 'a', existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table('one_check') as batch_op:
        batch_op.drop_column('a')


def downgrade():
    op.create_check_constraint('ck_one', 'one_check', 'id > 5')
    op.create_check_constraint('ck_plain', 'plain', 'id > 5')
# ---- dropped before
def upgrade():
    op.drop_index('ix_stock_lower', table_name='stock')
    op.execute('DROP INDEX ix_stock_sql')
    op.execute('DROP TRIGGER stock_trigger')
    op.execute('DROP VIEW stock_view')
    op.drop_index('ix_stock_desc')
    op.drop_column('stock', 'c')
    op.alter_column('stock', 'b', existing_type=sa.Integer(), type_=sa.BigInteger())
    op.create_index('ix_stock_lower', 'stock', [sa.text('lower(a)')])


def downgrade():
    op.alter_column('stock', 'b', existing_type=sa.BigInteger(), type_=sa.Integer(), new_column_name='bb')
# ---- other names for all
from alembic import op as migration
from sqlalchemy import Integer
def upgrade():
    TABLE = 'stock'
    migration.alter_column(TABLE, 'b', existing_type=Integer(), nullable=False)
    for name in ('plain', 'stock'):
        migration.alter_column(name, 'a', existing_type=Integer(), nullable=False)


def downgrade():
    if something:
        migration.alter_column('stock', 'b', existing_type=Integer(), nullable=True)
    else:
        migration.drop_index('ix_stock_lower', 'stock')
    migration.alter_column('stock', 'b', existing_type=Integer(), nullable=True)
# ---- SQL with doubtful places
def upgrade():
    op.execute("CREATE INDEX ix_bind ON plain (lower(n || ':x')) WHERE n <> ':y'")
    op.execute('CREATE INDEX ix_multi ON plain (n DESC, a)')
    op.execute('CREATE UNIQUE INDEX "ix quoted" ON plain ("a" DESC)')
    op.alter_column('plain', 'a', existing_type=sa.Integer(), nullable=False)


def downgrade():
    op.execute('DROP INDEX ix_bind; DROP INDEX "ix quoted"')
    op.alter_column('plain', 'a', existing_type=sa.Integer(), nullable=True)
