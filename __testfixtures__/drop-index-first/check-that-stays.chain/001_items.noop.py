"""items"""

import sqlalchemy as sa
from alembic import op

revision = '001_items'
down_revision = None


def upgrade():
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('sold', sa.Boolean(create_constraint=True, name='ck_item_sold'), nullable=True),
        sa.Column('price', sa.Integer(), nullable=True),
        sa.Column('size', sa.Integer(), nullable=True),
        sa.Column('count', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.CheckConstraint(sa.column('price') >= 0, name='ck_item_price'),
        sa.CheckConstraint('size >= 0', name='ck_item_size'),
        sa.CheckConstraint('count >= 0', name='ck_item_count'),
    )
    op.create_index('ix_item_size', 'item', ['size'], sqlite_where=sa.text('count > 0'))


def downgrade():
    op.drop_table('item')
