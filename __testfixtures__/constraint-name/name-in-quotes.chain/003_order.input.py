"""order"""
from alembic import op
import sqlalchemy as sa

revision = '003_order'
down_revision = '002_drop'


def upgrade():
    op.drop_constraint('FK_Order_Shop', 'order', type_='foreignkey')


def downgrade():
    op.create_foreign_key('FK_Order_Shop', 'order', 'shop', ['shop_id'], ['id'])
