"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():  # migfix: ignore[batch] -- SQLite 3.35 is what we have
    op.drop_column("tag", "color")
    if op.get_bind():
        op.drop_column("user", "age")


# migfix: ignore[batch] -- the same here
def downgrade():
    with op.batch_alter_table("user") as batch_op:
        batch_op.add_column(sa.Column("age", sa.Integer(), nullable=True))
    op.add_column("tag", sa.Column("color", sa.String(length=7), nullable=True))
