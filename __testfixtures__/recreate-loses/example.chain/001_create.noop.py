"""items"""

import sqlalchemy as sa
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=50), nullable=True),
        sa.Column('price', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_item_lower', 'item', [sa.text('lower(name)')])


def downgrade():
    op.drop_table('item')
