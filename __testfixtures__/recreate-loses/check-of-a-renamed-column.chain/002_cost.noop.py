"""price is the cost"""

import sqlalchemy as sa
from alembic import op

revision = '002_cost'
down_revision = '001_items'


def upgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.alter_column('price', new_column_name='cost', existing_type=sa.Integer(), type_=sa.BigInteger())


def downgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.alter_column('cost', new_column_name='price', existing_type=sa.BigInteger(), type_=sa.Integer())
