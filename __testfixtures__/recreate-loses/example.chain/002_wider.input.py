"""more money"""

import sqlalchemy as sa
from alembic import op

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    op.alter_column('item', 'price', existing_type=sa.Integer(), type_=sa.BigInteger())


def downgrade():
    op.alter_column('item', 'price', existing_type=sa.BigInteger(), type_=sa.Integer())
