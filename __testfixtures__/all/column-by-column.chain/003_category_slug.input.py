"""Categories have an address of their own."""

import sqlalchemy as sa
from alembic import op

revision = '003'
down_revision = '002'


def upgrade():
    op.add_column('category', sa.Column('slug', sa.String(length=128), nullable=False))
    op.alter_column('category', 'note', existing_type=sa.Text(), nullable=False)


def downgrade():
    op.alter_column('category', 'note', existing_type=sa.Text(), nullable=True)
    op.drop_column('category', 'slug')
