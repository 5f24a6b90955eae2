import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    if conn.dialect.name == 'mysql':
        conn.execute('UPDATE tag SET label = %s WHERE id = %s', ('none', 1))


def downgrade():
    pass
