"""What looks at rows that still have a placeholder."""
from alembic import op
import sqlalchemy as sa


def upgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False, unique=True))
    op.add_column('tag', sa.Column('b', sa.Integer(), sa.ForeignKey('user.id'), nullable=False))
    op.create_index('ix_a', 'tag', ['a', 'b'], unique=True)
    op.execute('UPDATE tag SET a = id')
    op.create_primary_key('pk', 'tag', ['a'])
    op.drop_index('ix_a', 'tag')
    op.create_index('ix_a', 'tag', ['a'], unique=True)
    op.drop_constraint('uq_b', 'tag', type_='unique')
    op.create_unique_constraint('uq_b', 'tag', ['b'])
    op.alter_column('tag', 'b', existing_type=sa.Integer(), server_default='5')
    op.alter_column('tag', 'b', existing_type=sa.Integer(), new_column_name='bb')
    op.drop_column('tag', 'a')
    with op.batch_alter_table('user') as batch_op:
        batch_op.add_column(sa.Column('c', sa.Integer(), nullable=False))
        for name in ('c',):
            batch_op.create_unique_constraint('uq_c', [name])
        batch_op.create_unique_constraint('uq_c2', ['c'])
        batch_op.alter_column('c', server_default=None)
    with op.batch_alter_table('category', recreate='always') as batch_op:
        batch_op.add_column(sa.Column('d', sa.String(5), nullable=False))
        batch_op.create_index('ix_d', ['d'], unique=True)
        batch_op.create_foreign_key('fk_d', 'tag', ['d'], ['id'])
    op.execute("UPDATE category SET d = 'x' WHERE d = ''")
    op.add_column('orders', sa.Column('e', sa.String(5), nullable=False, server_default='temp'))
    op.create_foreign_key('fk_e', 'orders', 'tag', ['e'], ['id'])
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE orders SET e = 'y'"))
    op.create_check_constraint('ck_e', 'orders', "e <> 'temp'")
    op.add_column('listing', sa.Column('f', sa.Integer(), nullable=True))
    op.execute('UPDATE listing SET f = 1')
    op.alter_column('listing', 'f', nullable=False)
    op.add_column('listing', sa.Column('g', sa.Integer(), nullable=False), schema='other')
    op.create_unique_constraint('uq_g', 'listing', ['g'], schema='other')
    op.add_column('listing', sa.Column(COLUMN, sa.Integer(), nullable=False))
    op.create_unique_constraint('uq_h', 'listing', [COLUMN])
    op.create_index(op.f('ix_h'), 'listing', [COLUMN, 'title'], unique=True)


COLUMN = 'h'


def downgrade():
    op.add_column('tag', sa.Column('a', sa.Integer(), nullable=False))
    op.drop_column('tag', 'bb')
    op.drop_column('user', 'c')
    op.drop_index('ix_d', 'category')
    op.drop_column('category', 'd')
    op.drop_column('listing', 'f')
    op.execute('DROP INDEX ix_h')
    op.drop_column('listing', COLUMN)
