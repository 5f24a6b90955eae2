import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'switch',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('name', sa.String(20), nullable=False, server_default='false'),
        sa.Column('hidden', sa.Boolean(), nullable=False, server_default='false'),  # until it is checked
        sa.Column('active', sa.Boolean(), nullable=False, server_default='t'),
        sa.Column('level', sa.Boolean(), nullable=False, server_default='0'),
    )
    op.add_column('user', sa.Column('custom', sa.Boolean(), nullable=False, server_default='f'))


def downgrade():
    op.drop_column('user', 'custom')
    op.drop_table('switch')
