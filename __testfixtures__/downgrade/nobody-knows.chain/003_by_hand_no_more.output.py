"""By hand no more."""

import sqlalchemy as sa
from alembic import op

revision = 's3'
down_revision = 's2'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('width', sa.Integer(), nullable=True))
        batch_op.drop_column('size')


def downgrade():
    # migfix: downgrade item.size: its type is not known

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_column('width')
