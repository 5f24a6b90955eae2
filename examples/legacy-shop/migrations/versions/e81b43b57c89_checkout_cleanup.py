"""Checkout clean-up

Revision ID: e81b43b57c89
Revises: 16ee8b6fe7e2
Create Date: 2020-04-14 11:11:11.904511

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = "e81b43b57c89"
down_revision = "16ee8b6fe7e2"
branch_labels = None
depends_on = None


def upgrade():
    # notes are no longer cut at 255 characters
    op.alter_column("order", "note", existing_type=sa.String(length=255), type_=sa.Text())
    op.alter_column(
        "payment",
        "currency",
        existing_type=sa.String(length=3),
        nullable=False,
        server_default="EUR",
    )
    op.alter_column(
        "order", "total", existing_type=sa.Numeric(10, 2), nullable=False
    )  # the shop computes it since 2017
    op.create_index("ix_payment_provider_reference", "payment", ["provider", "reference"])

    # product.description had '' only for the rows of 2018
    op.alter_column("product", "description", existing_type=sa.Text(), server_default=None)


def downgrade():
    op.alter_column("product", "description", existing_type=sa.Text(), server_default="")

    op.drop_index("ix_payment_provider_reference", table_name="payment")
    op.alter_column(
        "order", "total", existing_type=sa.Numeric(10, 2), nullable=True
    )
    op.alter_column(
        "payment",
        "currency",
        existing_type=sa.String(length=3),
        nullable=True,
        server_default=None,
    )
    op.alter_column("order", "note", existing_type=sa.Text(), type_=sa.String(length=255))
