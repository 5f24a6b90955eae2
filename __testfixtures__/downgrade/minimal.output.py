"""The preset minimal leaves bare what SQLite runs."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_orders_state', 'orders', ['state'])
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.create_check_constraint('ck_orders_total', 'total >= 0')


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_constraint('ck_orders_total', type_='check')

    op.drop_index('ix_orders_state', table_name='orders')
