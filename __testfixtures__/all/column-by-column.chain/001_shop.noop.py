"""The shop's first tables."""

import sqlalchemy as sa
from alembic import op

revision = '001'
down_revision = None


def upgrade():
    op.create_table(
        'category',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=128), nullable=False),
        sa.Column('note', sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_category'),
    )
    op.create_table(
        'listing',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('title', sa.String(length=200), nullable=False),
        sa.Column('category_id', sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_listing'),
    )


def downgrade():
    op.drop_table('listing')
    op.drop_table('category')
