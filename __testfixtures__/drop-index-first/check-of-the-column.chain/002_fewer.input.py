"""fewer columns"""

import sqlalchemy as sa
from alembic import op

revision = '002_fewer'
down_revision = '001_items'


def upgrade():
    op.drop_column('item', 'discount')
    op.drop_column('item', 'price')
    op.drop_column('item', 'size')
    op.drop_column('item', 'kind')


def downgrade():
    op.add_column('item', sa.Column('kind', sa.String(length=20), nullable=True))
    op.add_column('item', sa.Column('size', sa.Integer(), nullable=True))
    op.add_column('item', sa.Column('price', sa.Integer(), nullable=True))
    op.add_column('item', sa.Column('discount', sa.Integer(), nullable=True))
