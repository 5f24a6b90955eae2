"""One order a reference.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.create_index("uq_orders_reference", ["reference"], unique=True)


def downgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_index("uq_orders_reference")
