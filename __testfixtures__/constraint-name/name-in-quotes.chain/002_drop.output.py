"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None, naming_convention={'fk': 'FK_Listing_Shop'}) as batch_op:
        batch_op.drop_constraint('FK_Listing_Shop', type_='foreignkey')
        batch_op.drop_constraint('UQ_Listing', type_='unique')
        batch_op.drop_constraint('CK_Listing', type_='check')

    with op.batch_alter_table('visit', naming_convention={'fk': 'fk-visit-shop'}) as batch_op:
        batch_op.drop_constraint('fk_visit_next', type_='foreignkey')
        batch_op.drop_constraint('fk-visit-shop', type_='foreignkey')

    with op.batch_alter_table('badge', schema=None, naming_convention={'pk': 'PK_Badge'}) as batch_op:
        batch_op.drop_constraint('PK_Badge', type_='primary')


def downgrade():
    with op.batch_alter_table('badge', schema=None) as batch_op:
        batch_op.create_primary_key('PK_Badge', ['id'])

    with op.batch_alter_table('visit', schema=None) as batch_op:
        batch_op.create_foreign_key('fk-visit-shop', 'shop', ['shop_id'], ['id'])
        batch_op.create_foreign_key('fk_visit_next', 'shop', ['next_id'], ['id'])

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint('CK_Listing', "title <> ''")
        batch_op.create_unique_constraint('UQ_Listing', ['title'])
        batch_op.create_foreign_key('FK_Listing_Shop', 'shop', ['shop_id'], ['id'])
