"""less"""
from alembic import op
import sqlalchemy as sa

revision = '002_less'
down_revision = '001_create'


def upgrade():
    op.drop_index('ix_listing_note', table_name='listing')
    op.drop_index('ix_listing_title_note', table_name='listing')


def downgrade():
    op.create_index('ix_listing_note', 'listing', ['note'])
    op.create_index('ix_listing_title_note', 'listing', ['title', 'note'])
