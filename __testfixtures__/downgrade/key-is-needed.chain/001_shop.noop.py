"""Shop."""

import sqlalchemy as sa
from alembic import op

revision = 's1'
down_revision = None


def upgrade():
    op.create_table('owner', sa.Column('id', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('id', name='pk_owner'))
    op.create_table(
        'item',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('owner_id', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_item'),
        sa.ForeignKeyConstraint(['owner_id'], ['owner.id'], name='fk_item_owner_id'),
    )


def downgrade():
    op.drop_table('item')
    op.drop_table('owner')
