"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    # about the points
    op.create_table("points", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # noqa: E501
    op.create_table("levels", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table("ranks", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))  # kept


def downgrade():
    op.drop_table("ranks")  # kept too
    op.drop_table("levels")
    op.drop_table("points")
