"""The way back is whole."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('note')
