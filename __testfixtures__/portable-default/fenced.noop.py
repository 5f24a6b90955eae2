import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('user', 'created_at', server_default=sa.text('now()'))


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('user', 'created_at', server_default=None)
