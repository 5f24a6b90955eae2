import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column("listing", sa.Column("x", sa.Integer()))
    # to Python this is one line
    op.alter_column("listing", "price", existing_type=sa.Numeric(10, 2), nullable=True)


def downgrade():
    pass
