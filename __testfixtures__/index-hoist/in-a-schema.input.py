import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('category', sa.Column('rank', sa.Integer(), index=True), schema='shop')
    op.create_check_constraint('ck_rank', 'category', 'rank > 0', schema='shop')


def downgrade():
    op.drop_constraint('ck_rank', 'category', type_='check', schema='shop')
    op.drop_index('ix_shop_category_rank', table_name='category', schema='shop')
    op.drop_column('category', 'rank', schema='shop')
