"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    if op.get_bind().dialect.name != 'postgresql':
        op.drop_constraint('listing_ibfk_1', 'listing', type_='foreignkey')


def downgrade():
    if op.get_bind().dialect.name != 'postgresql':
        op.create_foreign_key('listing_ibfk_1', 'listing', 'shop', ['shop_id'], ['id'])
