"""key"""
from alembic import op
import sqlalchemy as sa

revision = '002_key'
down_revision = '001_create'


def upgrade():
    op.create_foreign_key(None, 'listing', 'shop', ['shop_id'], ['id'])


def downgrade():
    op.drop_constraint('listing_shop_id_fkey', 'listing', type_='foreignkey')
