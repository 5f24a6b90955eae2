"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # about the points
    # migfix: ignore -- nothing is wrong with a table
    op.create_table("points", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # noqa: E501, migfix
    op.create_table("levels", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # noqa: migfix
    # migfix: off[batch] -- there was something here
    op.create_table("ranks", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # kept  # migfix: ignore[unsupported] -- gone
    # migfix: on


def downgrade():
    op.drop_table("ranks")  # migfix: ignore[unsupported] -- gone  # kept too
    op.drop_table("levels")
    op.drop_table("points")
