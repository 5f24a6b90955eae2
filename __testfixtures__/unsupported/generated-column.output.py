import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('cents', sa.Integer(), sa.Computed('total * 100'), nullable=True))

    op.execute("UPDATE orders SET state = 'new' WHERE state IS NULL")
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', type_=sa.String(length=20))


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.drop_column('cents')
