"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema='shop') as batch_op:
        batch_op.drop_index('ix_shop_listing_note')
        batch_op.drop_column('note')


def downgrade():
    with op.batch_alter_table('listing', schema='shop') as batch_op:
        batch_op.add_column(sa.Column('note', sa.String(20)))
        batch_op.create_index('ix_shop_listing_note', ['note'])
