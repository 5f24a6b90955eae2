"""more money"""

import sqlalchemy as sa
from alembic import op

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.alter_column('price', existing_type=sa.Integer(), type_=sa.BigInteger())


def downgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.alter_column('price', existing_type=sa.BigInteger(), type_=sa.Integer())
