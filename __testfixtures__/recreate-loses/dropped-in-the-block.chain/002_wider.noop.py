"""more money"""

import sqlalchemy as sa
from alembic import op

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    op.drop_index('ix_item_lower', table_name='item')
    with op.batch_alter_table('item') as batch_op:
        batch_op.drop_column('twice')
        batch_op.alter_column('price', existing_type=sa.Integer(), type_=sa.BigInteger())


def downgrade():
    pass
