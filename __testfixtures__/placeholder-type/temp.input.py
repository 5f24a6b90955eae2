import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('points', sa.Integer(), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('verified', sa.Boolean(), nullable=False, server_default='temp'))
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(), nullable=False, server_default="temp"))
        batch_op.add_column(sa.Column('nickname', sa.String(length=40), nullable=False, server_default='temp'))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('nickname')
        batch_op.drop_column('seen_at')
        batch_op.drop_column('verified')
        batch_op.drop_column('points')
