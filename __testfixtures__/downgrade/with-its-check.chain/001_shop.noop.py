"""Shop."""

import sqlalchemy as sa
from alembic import op

revision = 's1'
down_revision = None


def upgrade():
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('price', sa.Integer(), nullable=True),
        sa.Column('discount', sa.Integer(), nullable=True),
        sa.Column('size', sa.Integer(), nullable=True),
        sa.Column('kind', sa.String(length=20), nullable=True),
        sa.Column('note', sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_item'),
        sa.CheckConstraint('price >= 0 AND discount >= 0', name='ck_item_price'),
        sa.CheckConstraint('size >= 0', name='item_size_check'),
        sa.CheckConstraint("note <> 'kind'", name='ck_item_note'),
    )
    op.create_index('ix_item_kind', 'item', [sa.text('kind DESC'), 'note'])
    op.create_index('ix_item_upper', 'item', [sa.text('upper(kind)')])


def downgrade():
    op.drop_table('item')
