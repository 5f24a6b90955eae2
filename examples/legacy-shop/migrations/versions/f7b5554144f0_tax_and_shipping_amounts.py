"""Tax and shipping, per order and per item

Revision ID: f7b5554144f0
Revises: e7744b770f43
Create Date: 2016-11-14 07:41:02.000000
"""

from alembic import op
import sqlalchemy as sa

revision = "f7b5554144f0"
down_revision = "e7744b770f43"


def _add_amount(table, column):
    op.add_column(table, sa.Column(column, sa.Numeric(10, 2), nullable=False))


def upgrade():
    _add_amount("order", "tax")
    _add_amount("order", "shipping")
    _add_amount("order_item", "tax")


def downgrade():
    op.drop_column("order_item", "tax")
    for column in ("shipping", "tax"):
        op.drop_column("order", column)
