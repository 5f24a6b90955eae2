"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


# migfix: off[duplicate-check] -- for the whole file, in runs with the preset strict
def upgrade():
    op.drop_column("tag", "color")
    # migfix: off[batch] -- not these two
    op.drop_column("user", "age")
    if op.get_bind():
        op.drop_column("user", "bio")
    # migfix: on[batch]
    op.drop_column("category", "position")
    # migfix: off[batch] -- down to the end of the function
    op.add_column("orders", sa.Column("seen_at", sa.DateTime(), nullable=True))


def downgrade():
    op.drop_column("orders", "seen_at")
    op.add_column("category", sa.Column("position", sa.Integer(), nullable=True))
    op.add_column("user", sa.Column("bio", sa.Text(), nullable=True))
    op.add_column("user", sa.Column("age", sa.Integer(), nullable=True))
    op.add_column("tag", sa.Column("color", sa.String(length=7), nullable=True))
