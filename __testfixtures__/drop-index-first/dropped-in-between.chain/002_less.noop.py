"""less"""
from alembic import op
import sqlalchemy as sa

revision = '002_less'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_index('ix_listing_note')
        batch_op.drop_index('ix_listing_title_note')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_index('ix_listing_note', ['note'])
        batch_op.create_index('ix_listing_title_note', ['title', 'note'])
