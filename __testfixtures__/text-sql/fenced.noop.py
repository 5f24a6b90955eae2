import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    if conn.dialect.name == 'postgresql':
        conn.execute('UPDATE tag SET label = lower(label)')


def downgrade():
    pass
