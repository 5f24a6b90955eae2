import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('category', schema='shop') as batch_op:
        batch_op.add_column(sa.Column('rank', sa.Integer()))
        batch_op.create_index('ix_shop_category_rank', ['rank'])
        batch_op.create_check_constraint('ck_rank', 'rank > 0')


def downgrade():
    with op.batch_alter_table('category', schema='shop') as batch_op:
        batch_op.drop_constraint('ck_rank', type_='check')
        batch_op.drop_index('ix_shop_category_rank')
        batch_op.drop_column('rank')
