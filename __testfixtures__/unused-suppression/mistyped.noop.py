"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # migfix: ignroe[batch] -- a near miss
    op.create_table("points", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))
    # migfix: ignore[bacth] -- no such rule
    op.create_table("levels", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table("ranks", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # migfix: ignore batch


def downgrade():
    op.drop_table("ranks")
    op.drop_table("levels")
    op.drop_table("points")
