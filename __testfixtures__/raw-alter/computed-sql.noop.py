import sqlalchemy as sa
from alembic import op


TABLE = 'listing'


def upgrade():
    op.execute('ALTER TABLE %s ALTER COLUMN status SET NOT NULL' % TABLE)
    op.execute(f'ALTER TABLE {TABLE} ALTER COLUMN price SET NOT NULL')


def downgrade():
    op.execute('ALTER TABLE {} ALTER COLUMN status DROP NOT NULL'.format(TABLE))
