"""Prices are required; only the functions import."""
from __future__ import annotations
import sqlalchemy as sa

revision = "5c1f8e0a7b21"
down_revision = None


def upgrade():
    from alembic import op
    from sqlalchemy import Integer

    # migfix: backfill listing.price: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET price = '0' WHERE price IS NULL"))

    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.alter_column("price", existing_type=Integer(), nullable=False)


def downgrade():
    from alembic import op
    from sqlalchemy import Integer

    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.alter_column("price", existing_type=Integer(), nullable=True)
