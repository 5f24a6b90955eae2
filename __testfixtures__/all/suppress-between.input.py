"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    op.add_column("user", sa.Column("points", sa.Integer(), nullable=True))
    # migfix: ignore[batch] -- looked at by hand
    op.add_column("user", sa.Column("nickname", sa.String(length=20), nullable=True))
    op.drop_column("user", "age")
    op.add_column("user", sa.Column("level", sa.Integer(), nullable=True))


def downgrade():
    op.drop_column("user", "level")
    op.add_column("user", sa.Column("age", sa.Integer(), nullable=True))
    op.drop_column("user", "nickname")
    op.drop_column("user", "points")  # migfix: ignore -- SQLite has it since 3.35
