"""order"""
from alembic import op
import sqlalchemy as sa

revision = '003_order'
down_revision = '002_drop'


def upgrade():
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.drop_constraint('FK_Order_Shop', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('order', schema=None) as batch_op:
        batch_op.create_foreign_key('FK_Order_Shop', 'shop', ['shop_id'], ['id'])
