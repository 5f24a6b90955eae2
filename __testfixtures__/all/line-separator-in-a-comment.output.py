import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("x", sa.Integer()))
        # to Python this is one line
        batch_op.alter_column("price", existing_type=sa.Numeric(10, 2), nullable=True)


def downgrade():
    pass
