"""gone"""
from alembic import op
import sqlalchemy as sa

revision = '003_gone'
down_revision = '002_unique'


def upgrade():
    op.drop_constraint('listing_title_key', 'listing', type_='unique')


def downgrade():
    op.create_unique_constraint('listing_title_key', 'listing', ['title'])
