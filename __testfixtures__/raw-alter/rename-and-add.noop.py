import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE tag RENAME TO label')
    op.execute('ALTER TABLE label RENAME COLUMN color TO colour')
    op.execute('ALTER TABLE label ADD COLUMN hits INTEGER DEFAULT 0 NOT NULL')


def downgrade():
    op.execute('ALTER TABLE label RENAME COLUMN hits TO was_hits')
    op.execute('ALTER TABLE label RENAME COLUMN colour TO color')
    op.execute('ALTER TABLE label RENAME TO tag')
