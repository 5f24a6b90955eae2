"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_checks'


def upgrade():
    op.drop_constraint('listing_price_check', 'listing', type_='check')
    op.drop_constraint('listing_check', 'listing', type_='check')


def downgrade():
    op.create_check_constraint('listing_check', 'listing', 'discount IS NULL OR price >= 0')
    op.create_check_constraint('listing_price_check', 'listing', 'price >= 0')
