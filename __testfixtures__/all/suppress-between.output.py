"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("points", sa.Integer(), nullable=True))

    # migfix: ignore[batch] -- looked at by hand
    op.add_column("user", sa.Column("nickname", sa.String(length=20), nullable=True))
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("age")
        batch_op.add_column(sa.Column("level", sa.Integer(), nullable=True))


def downgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("level")
        batch_op.add_column(sa.Column("age", sa.Integer(), nullable=True))
        batch_op.drop_column("nickname")

    op.drop_column("user", "points")  # migfix: ignore -- SQLite has it since 3.35
