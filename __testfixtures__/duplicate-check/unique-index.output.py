"""One order a reference.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # Look for duplicates in orders (reference) before a UNIQUE on them fails half-way
    if not op.get_context().as_sql:
        duplicates = op.get_bind().execute(sa.text(
            "SELECT reference, COUNT(*) FROM orders WHERE reference IS NOT NULL GROUP BY reference HAVING COUNT(*) > 1"
        )).fetchall()
        if duplicates:
            raise ValueError("uq_orders_reference: duplicate rows in orders (reference): " + repr([tuple(row) for row in duplicates]))

    with op.batch_alter_table("orders") as batch_op:
        batch_op.create_index("uq_orders_reference", ["reference"], unique=True)


def downgrade():
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_index("uq_orders_reference")
