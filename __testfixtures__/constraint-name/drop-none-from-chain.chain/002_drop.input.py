"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_constraint(None, 'listing', type_='unique')


def downgrade():
    op.create_unique_constraint('listing_title_key', 'listing', ['title'])
