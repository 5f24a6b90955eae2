import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('hits', sa.Integer(), nullable=False, server_default=sa.text('0')))
    op.add_column('user', sa.Column('hidden', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('hidden')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('hits')
