import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute('ALTER TABLE tag RENAME TO label; ALTER TABLE label RENAME TO tag')


def downgrade():
    pass
