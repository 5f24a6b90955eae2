import sqlalchemy as sa
from alembic import op


import sqlite3


def upgrade():
    conn = sqlite3.connect(':memory:')
    conn.execute('CREATE TABLE scratch (id INTEGER)')
    conn.close()


def downgrade():
    pass
