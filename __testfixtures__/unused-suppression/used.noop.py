"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # migfix: ignore[batch] -- renamed bare, as SQLite 3.25 does
    # migfix: backfill user.age: a mark, and no suppression
    op.alter_column("user", "age", new_column_name="years", existing_type=sa.Integer())


def downgrade():
    op.alter_column("user", "years", new_column_name="age", existing_type=sa.Integer())
