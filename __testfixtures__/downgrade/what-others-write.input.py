"""The other rules add an operation that can be taken back: it is, in the same run."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('grade', sa.Integer(), nullable=False))
    op.drop_index('ix_listing_status', 'listing')


def downgrade():
    pass
