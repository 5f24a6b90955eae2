import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("tag") as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(20), nullable=False))


def downgrade():
    with op.batch_alter_table("tag") as batch_op:
        batch_op.drop_column("kind")
