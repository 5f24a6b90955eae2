"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_constraint('FK_Listing_Shop', 'listing', type_='foreignkey')
    op.drop_constraint('UQ_Listing', 'listing', type_='unique')
    op.drop_constraint('CK_Listing', 'listing', type_='check')
    op.drop_constraint('fk_visit_next', 'visit', type_='foreignkey')
    with op.batch_alter_table('visit') as batch_op:
        batch_op.drop_constraint('fk-visit-shop', type_='foreignkey')
    op.drop_constraint('PK_Badge', 'badge', type_='primary')


def downgrade():
    op.create_primary_key('PK_Badge', 'badge', ['id'])
    op.create_foreign_key('fk-visit-shop', 'visit', 'shop', ['shop_id'], ['id'])
    op.create_foreign_key('fk_visit_next', 'visit', 'shop', ['next_id'], ['id'])
    op.create_check_constraint('CK_Listing', 'listing', "title <> ''")
    op.create_unique_constraint('UQ_Listing', 'listing', ['title'])
    op.create_foreign_key('FK_Listing_Shop', 'listing', 'shop', ['shop_id'], ['id'])
