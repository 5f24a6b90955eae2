import sqlalchemy as sa
from alembic import op
from myapp.types import Money


def upgrade():
    op.add_column('orders', sa.Column('tax', Money(), nullable=False))


def downgrade():
    op.drop_column('orders', 'tax')
