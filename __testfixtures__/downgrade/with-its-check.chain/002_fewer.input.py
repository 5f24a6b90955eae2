"""Fewer columns."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_constraint('ck_item_price', type_='check')
        batch_op.drop_constraint('item_size_check', type_='check')
        batch_op.drop_index('ix_item_kind')
        batch_op.drop_column('price')
        batch_op.drop_column('size')
        batch_op.drop_column('kind')


def downgrade():
    pass
