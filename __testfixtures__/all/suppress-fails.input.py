"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    op.add_column("user", sa.Column("points", sa.Integer(), nullable=True))
    op.create_unique_constraint("uq_user_email", "user", ["email"])  # migfix: ignore[batch] -- this one is for PostgreSQL
    op.drop_column("user", "age")


def downgrade():
    op.add_column("user", sa.Column("age", sa.Integer(), nullable=True))
    op.drop_column("user", "points")
