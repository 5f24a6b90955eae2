"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.drop_constraint('uq_shop_town', type_='unique')
        batch_op.create_index('uq_shop_town', ['town'], unique=True)
    with op.batch_alter_table('shop') as batch_op:
        batch_op.drop_index('uq_shop_town')


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.create_unique_constraint('uq_shop_town', ['town', 'code'])
