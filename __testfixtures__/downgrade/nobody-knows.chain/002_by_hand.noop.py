"""By hand."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    op.execute('ALTER TABLE item ADD COLUMN size INTEGER')


def downgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_column('size')
