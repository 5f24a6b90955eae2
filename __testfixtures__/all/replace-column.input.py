import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_column('listing', 'price')
    op.add_column('listing', sa.Column('price', sa.BigInteger(), nullable=True))


def downgrade():
    op.drop_column('listing', 'price')
    op.add_column('listing', sa.Column('price', sa.Numeric(10, 2), nullable=True))
