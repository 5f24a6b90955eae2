"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('note', sa.Text()))

    op.drop_constraint('listing_shop_id_fkey', 'listing', type_='foreignkey')


def downgrade():
    op.create_foreign_key('listing_shop_id_fkey', 'listing', 'shop', ['shop_id'], ['id'])
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('note')
