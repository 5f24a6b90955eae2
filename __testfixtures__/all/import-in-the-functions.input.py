"""Prices are required; only the functions import."""
from __future__ import annotations

revision = "5c1f8e0a7b21"
down_revision = None


def upgrade():
    from alembic import op
    from sqlalchemy import Integer

    op.alter_column("listing", "price", existing_type=Integer(), nullable=False)


def downgrade():
    from alembic import op
    from sqlalchemy import Integer

    op.alter_column("listing", "price", existing_type=Integer(), nullable=True)
