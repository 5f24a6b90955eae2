"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '003_drop'
down_revision = '002_key'


def upgrade():
    op.drop_constraint('listing_shop_id_fkey', 'listing', type_='foreignkey')


def downgrade():
    op.create_foreign_key(None, 'listing', 'shop', ['shop_id'], ['id'])
