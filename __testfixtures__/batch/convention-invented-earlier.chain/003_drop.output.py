"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '003_drop'
down_revision = '002_key'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_shop_id_fkey', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('listing_shop_id_fkey', 'shop', ['shop_id'], ['id'])
