import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.alter_column('state', type_=sa.String(length=32))
        batch_op.alter_column('state', server_default='new')
        batch_op.drop_column('payload')


def downgrade():
    with op.batch_alter_table('orders', schema=None) as batch_op:
        batch_op.add_column(sa.Column('payload', sa.JSON(), nullable=True))
        batch_op.alter_column('state', server_default=None)
        batch_op.alter_column('state', type_=sa.String(length=16))
