"""note where a box lies, and that every box has a label

Revision ID: 41ab77c2d911
Revises:
"""
from alembic import op
import sqlalchemy as sa

revision = "41ab77c2d911"
down_revision = None
branch_labels = None
depends_on = None


def stamp(batch_op):
    batch_op.add_column(sa.Column("stamped", sa.Date(), nullable=True))


def upgrade():
    with op.batch_alter_table("box") as batch_op:
        batch_op.add_column(sa.Column("shelf", sa.String(length=20), nullable=True))
        stamp(batch_op)
        batch_op.add_column(sa.Column("place", sa.String(length=20), nullable=True))
    op.alter_column("box", "label", existing_type=sa.String(length=20), nullable=False)


def downgrade():
    op.alter_column("box", "label", existing_type=sa.String(length=20), nullable=True)
    with op.batch_alter_table("box") as batch_op:
        batch_op.drop_column("place")
        batch_op.drop_column("stamped")
        batch_op.drop_column("shelf")
