"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


NOTE = "# migfix: ignore[batch]"
TEXT = """
# migfix: ignore[batch] -- in a string
# migfix: skip-file
"""


def upgrade():
    op.create_table("points", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))


def downgrade():
    op.drop_table("points")
