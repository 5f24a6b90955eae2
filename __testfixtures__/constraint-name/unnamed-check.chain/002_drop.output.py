"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_price_check', type_='check')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint('listing_price_check', 'price >= 0')
