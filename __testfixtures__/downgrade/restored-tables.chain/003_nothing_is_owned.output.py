"""Nothing is owned."""

import sqlalchemy as sa
from alembic import op

revision = 's3'
down_revision = 's2'


def upgrade():
    op.drop_index('ix_item_note', table_name='item')
    op.drop_table('item')
    op.drop_table('owner')


def downgrade() -> None:
    op.create_table(
        'owner',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=40), nullable=False),
        sa.Column('mail', sa.String(length=80)),
        sa.PrimaryKeyConstraint('id', name='pk_owner'),
        sa.UniqueConstraint('mail', name='uq_owner_mail'),
    )

    # migfix: downgrade owner: the rows that it had are gone

    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('code', sa.String(length=20), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False, server_default='plain'),
        sa.Column('note', sa.Text()),
        sa.Column('owner_id', sa.Integer()),
        sa.PrimaryKeyConstraint('id', name='pk_item'),
        sa.ForeignKeyConstraint(['owner_id'], ['owner.id'], name='fk_item_owner_id', ondelete='CASCADE'),
        sa.UniqueConstraint('note', 'kind', name='uq_item_note_kind'),
        sa.CheckConstraint("kind <> ''", name='ck_item_kind'),
    )

    # migfix: downgrade item: the rows that it had are gone

    op.create_index('ix_item_note', 'item', ['note'])
