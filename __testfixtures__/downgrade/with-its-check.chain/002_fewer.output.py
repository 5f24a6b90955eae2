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
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20)))

    # migfix: downgrade item.kind: the values that it had are gone

    op.create_index('ix_item_upper', 'item', [sa.text('upper(kind)')])
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('size', sa.Integer()))
        batch_op.add_column(sa.Column('price', sa.Integer()))

    # migfix: downgrade item.size: the values that it had are gone
    # migfix: downgrade item.price: the values that it had are gone

    op.create_index('ix_item_kind', 'item', [sa.text('kind DESC'), 'note'])
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.create_check_constraint('item_size_check', 'size >= 0')
        batch_op.create_check_constraint('ck_item_price', 'price >= 0 AND discount >= 0')
