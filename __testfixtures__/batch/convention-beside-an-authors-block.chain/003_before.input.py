"""before"""
from alembic import op
import sqlalchemy as sa

revision = '003_before'
down_revision = '002_drop'


def upgrade():
    op.drop_constraint('listing_title_key', 'listing', type_='unique')
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('more', sa.Text()))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('more')
        batch_op.create_unique_constraint('listing_title_key', ['title'])
