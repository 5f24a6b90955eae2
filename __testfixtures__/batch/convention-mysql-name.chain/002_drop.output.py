"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    if op.get_bind().dialect.name != 'postgresql':
        with op.batch_alter_table('listing', schema=None, naming_convention={'fk': 'listing_ibfk_1'}) as batch_op:
            batch_op.drop_constraint('listing_ibfk_1', type_='foreignkey')


def downgrade():
    if op.get_bind().dialect.name != 'postgresql':
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.create_foreign_key('listing_ibfk_1', 'shop', ['shop_id'], ['id'])
