"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', naming_convention={'fk': 'FK_Listing_Shop'}) as batch_op:
        batch_op.drop_constraint('FK_Listing_Shop', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('listing') as batch_op:
        batch_op.create_foreign_key('FK_Listing_Shop', 'shop', ['shop_id'], ['id'])
