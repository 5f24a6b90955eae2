import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('orders', 'state', existing_type=sa.String(length=16), new_column_name='status', type_=sa.String(length=32))
    op.create_index('ix_orders_status', 'orders', ['status'])


def downgrade():
    op.drop_index('ix_orders_status', 'orders')
    op.alter_column('orders', 'status', existing_type=sa.String(length=32), new_column_name='state', type_=sa.String(length=16))
