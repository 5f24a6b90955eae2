"""case"""

from alembic import op
import sqlalchemy as sa

revision = "case"
down_revision = "setup"


def upgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("points", sa.Integer(), nullable=True))

    op.create_unique_constraint("uq_user_email", "user", ["email"])  # migfix: ignore[batch] -- this one is for PostgreSQL
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("age")


def downgrade():
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("age", sa.Integer(), nullable=True))
        batch_op.drop_column("points")
