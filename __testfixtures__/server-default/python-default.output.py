import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('currency', sa.String(length=3), nullable=False, server_default='EUR', default='EUR'))
        batch_op.add_column(sa.Column('paid', sa.Boolean(), default=False, nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('tries', sa.SmallInteger(), nullable=False, server_default='1', default=1))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('tries')
        batch_op.drop_column('paid')
        batch_op.drop_column('currency')
