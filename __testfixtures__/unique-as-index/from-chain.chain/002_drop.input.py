"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_index('uq_shop_town', table_name='shop')
    op.drop_index(index_name='code', table_name='shop')
    op.add_column('shop', sa.Column('street', sa.String(20)))


def downgrade():
    op.drop_column('shop', 'street')
    # as it was
    op.create_index('code', 'shop', ['code'], unique=True)
    op.create_index(op.f('uq_shop_town'), 'shop', ['town', 'code'], unique=True)
