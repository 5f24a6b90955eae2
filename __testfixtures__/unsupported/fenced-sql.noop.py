import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('CREATE EXTENSION IF NOT EXISTS citext')
        op.execute("UPDATE tag SET label = color::text")


def downgrade():
    if op.get_bind().dialect.name != 'postgresql':
        return
    op.execute('DROP EXTENSION citext')
