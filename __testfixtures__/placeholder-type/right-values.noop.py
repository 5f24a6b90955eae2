import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('points', sa.Integer(), nullable=False, server_default='7'))
        batch_op.add_column(sa.Column('hidden', sa.Boolean(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('role', sa.Enum('temp', 'staff', name='role'), nullable=False, server_default='temp'))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('role')
        batch_op.drop_column('hidden')
        batch_op.drop_column('points')
