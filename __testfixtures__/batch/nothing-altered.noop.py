"""SQLite has nothing to alter here: a block would copy the table for it."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('orders', 'id', existing_type=sa.Integer(), autoincrement=True)


def downgrade():
    op.alter_column('orders', 'id', existing_type=sa.Integer(), autoincrement=False)
