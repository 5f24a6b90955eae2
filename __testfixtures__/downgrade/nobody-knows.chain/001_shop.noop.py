"""Shop."""

import sqlalchemy as sa
from alembic import op

revision = 's1'
down_revision = None


def upgrade():
    op.create_table(
        'owner',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_owner'),
    )
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=20), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False, server_default='plain'),
        sa.Column('note', sa.Text(), nullable=True),
        sa.Column('owner_id', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_item'),
        sa.ForeignKeyConstraint(['owner_id'], ['owner.id'], name='fk_item_owner_id', ondelete='CASCADE'),
        sa.UniqueConstraint('note', 'kind', name='uq_item_note_kind'),
        sa.CheckConstraint("kind <> ''", name='ck_item_kind'),
    )
    op.create_index('ix_item_note', 'item', ['note'])


def downgrade():
    op.drop_index('ix_item_note', table_name='item')
    op.drop_table('item')
    op.drop_table('owner')
