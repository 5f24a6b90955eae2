import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('points', sa.Integer(), nullable=False, server_default=sa.text('0')))
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), server_default='plain', nullable=False))
        batch_op.add_column(sa.Column('made_at', sa.DateTime(), server_default=sa.func.now(), nullable=False))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('made_at')
        batch_op.drop_column('kind')

    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('points')
