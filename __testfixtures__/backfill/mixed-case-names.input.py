import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('Basket', sa.Column('itemCount', sa.Integer(), nullable=False))


def downgrade():
    op.drop_column('Basket', 'itemCount')
