import sqlalchemy as sa
from alembic import op

TABLE = 'scratch'


def upgrade():
    conn = op.get_bind()
    op.execute('CREATE TABLE scratch (id INTEGER PRIMARY KEY, position INT, note VARCHAR(20) COLLATE "NOCASE", price NUMERIC(10, 2) DEFAULT (0))')
    op.execute('CREATE TABLE position(id INTEGER PRIMARY KEY, "left" INT)')
    op.execute('CREATE UNIQUE INDEX IF NOT EXISTS ix_scratch ON scratch (lower(note)) WHERE note IS NOT NULL')
    op.execute('ALTER TABLE scratch ADD COLUMN size VARCHAR(10) DEFAULT \'a, b\'')
    op.execute('ALTER TABLE scratch ADD code NUMERIC(4, 1) NOT NULL DEFAULT 0')
    op.execute(f'ALTER TABLE {TABLE} ADD COLUMN owner INTEGER REFERENCES position(id)')
    op.execute('ALTER TABLE ' + TABLE + ' RENAME COLUMN owner TO holder')
    op.execute('ALTER TABLE scratch RENAME TO scratched')
    op.execute('CREATE VIEW scratch_notes AS SELECT note FROM scratched')
    op.execute('DROP VIEW IF EXISTS scratch_notes')
    op.execute("CREATE TRIGGER tr AFTER UPDATE ON scratched FOR EACH ROW BEGIN UPDATE scratched SET size = 'b'; END")
    op.execute('DROP TRIGGER tr')
    conn.execute(sa.text('INSERT INTO position(id) VALUES (1)'))
    conn.execute(sa.text("REPLACE INTO position (id) VALUES (2)"))
    conn.execute(sa.text("INSERT INTO scratched (note) VALUES ('SET me; GRANT::all ON DUPLICATE KEY') ON CONFLICT DO NOTHING"))
    conn.execute(sa.text("UPDATE scratched AS s SET note = 'UPDATE t x SET', code = coalesce(code, 1) WHERE s.note = 'FOR UPDATE'"))
    conn.execute(sa.text('WITH some AS (SELECT id FROM position) DELETE FROM scratched WHERE id IN (SELECT id FROM some)'))
    conn.execute(sa.text('SELECT substr(note, 1, 2), replace(note, :old, :new) FROM scratched'), {'old': 'SET LOCAL x', 'new': 'a::b'})
    conn.execute(sa.text('PRAGMA foreign_key_check'))
    conn.execute(sa.text('ANALYZE scratched'))
    conn.execute(sa.text('DROP INDEX ix_scratch'))


def downgrade():
    op.execute('DROP TABLE IF EXISTS position;')
    op.execute(f'DROP TABLE {"scratched"}')
