import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    rows = conn.execute(sa.text('SELECT id FROM tag WHERE label IS NULL')).fetchall()
    for row in rows:
        conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE id = :id"), {'id': row[0]})
    if rows:
        pass


def downgrade():
    pass
