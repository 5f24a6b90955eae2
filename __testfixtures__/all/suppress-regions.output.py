"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


# migfix: off[duplicate-check] -- for the whole file, in runs with the preset strict
def upgrade():
    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.drop_column("color")

    # migfix: off[batch] -- not these two
    op.drop_column("user", "age")
    if op.get_bind():
        op.drop_column("user", "bio")
    # migfix: on[batch]
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.drop_column("position")

    # migfix: off[batch] -- down to the end of the function
    op.add_column("orders", sa.Column("seen_at", sa.DateTime(), nullable=True))


def downgrade():
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("seen_at")

    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=True))

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bio", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("age", sa.Integer(), nullable=True))

    with op.batch_alter_table("tag", schema=None) as batch_op:
        batch_op.add_column(sa.Column("color", sa.String(length=7), nullable=True))
