import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE listing RENAME CONSTRAINT uq_listing_title_user TO uq_listing_title')
    op.execute('ALTER INDEX ix_user_email RENAME TO ix_user_mail')
    op.execute('ALTER TABLE tag ADD INDEX ix_tag_label (label)')
    op.execute('ALTER TABLE tag ENGINE=InnoDB')
    op.execute('ALTER TABLE tag OWNER TO shop')
    op.execute('ALTER TABLE tag ADD COLUMN a INT, ADD COLUMN b INT')
    op.execute('ALTER TABLE tag ADD COLUMN code INT UNIQUE')
    op.execute('ALTER TABLE tag ADD COLUMN code INT NOT NULL')
    op.execute('DROP INDEX ix_user_email ON user')
    op.execute('DROP TABLE tag CASCADE')
    op.execute('CREATE INDEX CONCURRENTLY ix_tag_label ON tag (label)')
    op.execute('CREATE FUNCTION one() RETURNS int AS SELECT 1')
    op.execute('CREATE TABLE size (id INT, KEY ix (id)) ENGINE=InnoDB')
    op.execute('SET FOREIGN_KEY_CHECKS = 0')
    op.execute('GRANT SELECT ON tag TO shop')
    op.execute('LOCK TABLE tag IN EXCLUSIVE MODE')


def downgrade():
    op.execute('ALTER TABLE listing RENAME CONSTRAINT uq_listing_title TO uq_listing_title_user')
