"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # why it has no default
    # migfix: ignore[server-default] -- filled by the application
    op.add_column("user", sa.Column("points", sa.Integer(), nullable=False))
    op.add_column("user", sa.Column("level", sa.Integer(), nullable=False))


def downgrade():
    op.drop_column("user", "level")
    op.drop_column("user", "points")
