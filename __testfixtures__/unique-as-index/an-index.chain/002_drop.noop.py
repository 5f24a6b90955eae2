"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.drop_index('uq_shop_town')
        batch_op.drop_index('ix_shop_code')


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.create_index('ix_shop_code', ['code'], unique=True)
        batch_op.create_index('uq_shop_town', ['town', 'code'], unique=True)
