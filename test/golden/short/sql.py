"""SQL as text, and what is read of it."""
# ---- ALTER TABLE that has an operation
def upgrade():
    op.execute('ALTER TABLE tag ADD COLUMN a NUMERIC(10, 2)')
    op.execute('ALTER TABLE tag ADD COLUMN b VARCHAR(30) NOT NULL')
    op.execute("ALTER TABLE tag ALTER COLUMN label SET DEFAULT 'it''s'")
    op.execute('ALTER TABLE tag ALTER COLUMN label SET DEFAULT now()')
    op.execute('ALTER TABLE tag ALTER COLUMN label DROP DEFAULT')
    op.execute('ALTER TABLE tag ALTER COLUMN label SET NOT NULL')
    op.execute('ALTER TABLE tag ALTER COLUMN label DROP NOT NULL')
    op.execute('ALTER TABLE tag ALTER COLUMN label TYPE TEXT')
    op.execute('ALTER TABLE tag ALTER COLUMN label TYPE VARCHAR(9)')
    op.execute('ALTER TABLE tag ALTER COLUMN label TYPE numeric(8,3)')
    op.execute('ALTER TABLE tag ALTER COLUMN label TYPE money')
    op.execute('ALTER TABLE tag DROP COLUMN color')


def downgrade():
    op.execute('ALTER TABLE tag ADD CONSTRAINT pk_tag PRIMARY KEY (id, label)')
    op.execute('ALTER TABLE tag ADD CONSTRAINT uq_tag UNIQUE (label)')
    op.execute('ALTER TABLE tag ADD CONSTRAINT ck_tag CHECK (id > 0)')
    op.execute('ALTER TABLE tag ADD CONSTRAINT fk_tag FOREIGN KEY (id) REFERENCES "user" (id) ON DELETE SET  NULL')
    op.execute('ALTER TABLE tag ADD CONSTRAINT fk_tag2 FOREIGN KEY (id) REFERENCES "user" (id)')
    op.execute('ALTER TABLE tag DROP CONSTRAINT uq_tag;')
    op.execute('ALTER TABLE "tag" RENAME COLUMN "label" TO name')
    op.execute('ALTER TABLE tag RENAME TO tags')
# ---- statements that SQLite does not have
def upgrade():
    op.execute('CREATE EXTENSION citext')
    op.execute("CREATE TYPE mood AS ENUM ('a')")
    op.execute("SELECT nextval('s')")
    op.execute('ALTER TABLE tag MODIFY label TEXT')
    op.execute('ALTER TABLE IF EXISTS tag ADD x INT')
    op.execute('ALTER TABLE tag ADD UNIQUE (label)')
    op.execute("UPDATE tag SET label = color::text")
    op.execute('DO $$ BEGIN END $$')
    op.execute('TRUNCATE tag')
    op.execute("COMMENT ON TABLE tag IS 'x'")
    op.execute('DELETE FROM tag USING user WHERE tag.id = user.id')
    op.execute('CREATE SCHEMA x')
    op.execute("SELECT 1 WHERE 'a' ILIKE 'b'")
    op.execute('CREATE OR REPLACE VIEW v AS SELECT 1')
    op.execute("SELECT INTERVAL '1 day'")
    op.execute('CREATE INDEX i ON tag USING gin (label)')
    op.execute("UPDATE tag SET label = to_char(id, 'x')")


def downgrade():
    op.execute("UPDATE tag SET label = 'CREATE EXTENSION'")
    op.execute("UPDATE tag SET label = 'x'; DELETE FROM tag")
    op.execute("UPDATE tag SET label = 'x; y'; -- DELETE FROM tag")
    op.execute('CREATE TRIGGER g AFTER INSERT ON tag BEGIN DELETE FROM tag; SELECT 1; END')
    op.get_bind().execute(sa.text("""UPDATE tag SET label = 'x';
        UPDATE tag SET color = 'y'"""))
# ---- tables, indexes and views of SQL
def upgrade():
    op.execute('CREATE TABLE made (id INTEGER, a TEXT)')
    op.execute('CREATE INDEX ix_made ON made (a)')
    op.execute('CREATE INDEX ix_made_lower ON made (lower(a)) WHERE (id > 0)')
    op.execute('CREATE VIEW v AS SELECT label FROM tag')
    op.execute('CREATE INDEX ON tag (label)')
    op.execute('DROP TABLE IF EXISTS category, orders CASCADE')
    op.execute('DROP INDEX ix_user_email, ix_listing_status')
    op.drop_column('made', 'a')
    op.drop_column('tag', 'label')
    op.execute(f'DROP INDEX {name}')
    op.execute('ALTER TABLE {} DROP COLUMN x'.format(table))
    op.execute('CREATE TABLE %s (id INTEGER)' % name)


def downgrade():
    op.execute("INSERT INTO tag (label) VALUES ('DROP TABLE tag')")
    op.execute("UPDATE tag SET label = 'DROP TABLE user' WHERE label = 'it''s'")
    op.execute('WITH x AS (SELECT 1) DELETE FROM tag')
    op.execute('ALTER TABLE tag RENAME COLUMN label TO name')
    op.drop_column('tag', 'name')
# ---- types of other databases
from sqlalchemy.dialects import postgresql as pg, mysql
from sqlalchemy.dialects.postgresql import JSONB, ARRAY
def upgrade():
    op.add_column('tag', sa.Column('a', JSONB()))
    op.add_column('tag', sa.Column('b', JSONB))
    op.add_column('tag', sa.Column('c', pg.ARRAY(sa.Integer())))
    op.add_column('tag', sa.Column('d', sa.JSON().with_variant(JSONB(), 'postgresql')))
    op.add_column('tag', sa.Column('e', JSONB().with_variant(sa.JSON(), 'sqlite')))
    op.add_column('tag', sa.Column('f', type_=pg.TSVECTOR(), nullable=False))
    op.add_column('tag', sa.Column('g', mysql.TINYINT(1), nullable=False))
    op.alter_column('tag', 'label', existing_type=mysql.LONGTEXT(), type_=sa.Text())
    op.alter_column('tag', 'color', existing_type=sa.Text(), type_=ARRAY(JSONB()))
    op.create_table('neu', sa.Column('a', pg.INET(), server_default=sa.text("'::1'::inet")), sa.Column('b', sa.Text(), server_default=sa.text('gen_random_uuid()')))
    op.add_column('tag', sa.Column('h', pg.UUID(), server_default=sa.text("uuid_generate_v4()"), nullable=False))
    op.add_column('tag', sa.Column('i', sa.Integer(), server_default=sa.text("nextval('s')")))
    op.add_column('tag', sa.Column('j', sa.Text(), server_default=sa.text("'x'::character varying")))
    op.add_column('tag', sa.Column('k', sa.DateTime(), server_default=sa.text("now() - interval '1 day'")))


def downgrade():
    pass
# ---- statements that only look like those
def upgrade():
    op.execute('CREATE TABLE extension (id INTEGER)')
    op.execute("UPDATE tag SET label = 'type' WHERE color = 'drop'")
    op.execute('SELECT sequence FROM tag')
    op.execute('ALTER TABLE tag ADD COLUMN modified INTEGER')
    op.execute('ALTER TABLE tag ADD COLUMN altered INTEGER')
    op.execute('ALTER TABLE tag RENAME COLUMN label TO changed')
    op.execute('ALTER TABLE tag DROP COLUMN constraint_name')
    op.execute("UPDATE tag SET label = 'a :: b'")
    op.execute('SELECT truncated FROM tag')
    op.execute("UPDATE tag SET label = 'comment' || color")
    op.execute('DELETE FROM tag WHERE label = color')
    op.execute("SELECT * FROM tag WHERE label LIKE 'i%'")
    op.execute('CREATE VIEW v AS SELECT 1')
    op.execute("UPDATE tag SET label = interval_name")
    op.execute('CREATE INDEX i ON tag (using_it)')
    op.execute('SELECT known(label), to_chart(label) FROM tag')
    op.execute("SELECT 1; ")
    op.execute("-- one; two\nSELECT 1")
    op.execute('CREATE SCHEMAS')


def downgrade():
    op.execute('alter table tag alter label set not null')
    op.execute('ALTER TABLE tag ALTER COLUMN "label" SET STORAGE MAIN')
    op.execute('ALTER TABLE tag DROP CONSTRAINT uq, ADD CONSTRAINT uq2 UNIQUE (label)')
    op.execute('ALTER TABLE tag ADD COLUMN IF NOT EXISTS z INTEGER')
    op.execute('ALTER TABLE tag DROP COLUMN z CASCADE')
    op.execute('ALTER TABLE s.tag ADD COLUMN z INTEGER')
    op.execute('ALTER TABLE ONLY tag ADD PRIMARY KEY (id)')
    op.execute('ALTER TABLE tag DROP FOREIGN KEY fk')
    op.execute("UPDATE tag SET label = CAST(color AS TEXT)::text")
    op.execute("UPDATE tag SET label = ('a')::text")
    op.execute("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'x'")
    op.execute('DELETE FROM tag AS t USING user u WHERE t.id = u.id')
    op.execute('CREATE MATERIALIZED VIEW v AS SELECT 1')
    op.execute('CREATE INDEX i ON tag USING HASH (label)')
    op.execute("SELECT gen_random_uuid(), jsonb_build_object('a', 1)")
    op.execute("SELECT regexp_replace(label, 'a', 'b'), string_agg(label, ',') FROM tag")
    op.execute('DROP SEQUENCE s')
    op.execute('ALTER TYPE mood RENAME TO moods')
