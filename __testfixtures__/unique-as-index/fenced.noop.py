import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.drop_index('uq_user_username', 'user')


def downgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.create_index('uq_user_username', 'user', ['username'], unique=True)
