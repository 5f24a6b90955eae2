"""A downgrade that is not there at all."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    for column in ('width', 'height'):
        op.add_column('listing', sa.Column(column, sa.Integer(), nullable=True))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('height')
        batch_op.drop_column('width')
