import sqlite3


def upgrade():
    from alembic import op

    op.execute("UPDATE tag SET label = 'none' WHERE label IS NULL")
    conn = sqlite3.connect(':memory:')
    conn.execute('CREATE TABLE scratch (id INTEGER)')
    conn.commit()
    conn.close()


def downgrade():
    pass
