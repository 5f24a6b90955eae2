import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text('UPDATE listing JOIN user ON user.id = listing.user_id SET listing.status = user.status'))
    conn.execute(sa.text('UPDATE tag t SET label = color'))
    conn.execute(sa.text('DELETE FROM tag t WHERE t.id = 1'))
    conn.execute(sa.text('INSERT IGNORE INTO tag (id) VALUES (1)'))
    conn.execute(sa.text('INSERT INTO tag (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 1'))
    conn.execute(sa.text("UPDATE tag SET label = CONCAT(label, '!')"))
    conn.execute(sa.text("UPDATE tag SET label = color WHERE color ~ 'red'"))
    for row in conn.execute(sa.text('SELECT id FROM tag FOR UPDATE')):
        print(row)
    found = conn.execute(sa.text('SELECT 1 FROM information_schema.columns')).scalar()
    if conn.execute(sa.text('SELECT DISTINCT ON (label) id FROM tag')).first():
        print(found)


def downgrade():
    pass
