"""A way back that leaves something is for a person."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))
    op.create_index('ix_tag_color', 'tag', ['color'])


def downgrade():
    op.drop_index('ix_tag_color', 'tag')
    op.add_column('tag', sa.Column('old', sa.Text(), nullable=True))
