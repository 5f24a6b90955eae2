import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'mssql':
        op.add_column('user', sa.Column('hidden', sa.Boolean(), nullable=False, server_default='false'))


def downgrade():
    pass
