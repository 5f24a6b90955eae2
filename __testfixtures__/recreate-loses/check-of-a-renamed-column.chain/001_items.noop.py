"""items"""

import sqlalchemy as sa
from alembic import op

revision = '001_items'
down_revision = None


def upgrade():
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('price', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.CheckConstraint('price >= 0', name='ck_item_price'),
    )


def downgrade():
    op.drop_table('item')
