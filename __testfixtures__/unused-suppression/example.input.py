"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # migfix: ignore[unsupported] -- it was JSONB once
    op.add_column("user", sa.Column("points", sa.Integer(), nullable=True))
    op.drop_column("tag", "color")  # migfix: ignore[batch, text-sql] -- the tag table is never on SQLite


def downgrade():
    op.add_column("tag", sa.Column("color", sa.String(length=7), nullable=True))
    op.drop_column("user", "points")
