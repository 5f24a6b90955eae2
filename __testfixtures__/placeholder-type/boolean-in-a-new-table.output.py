import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'switch',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(20), nullable=False, server_default='false'),
        sa.Column('hidden', sa.Boolean(), nullable=False, server_default=sa.false()),  # until it is checked
        sa.Column('active', sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column('level', sa.Boolean(), nullable=False, server_default='0'),
    )
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('custom', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('custom')

    op.drop_table('switch')
