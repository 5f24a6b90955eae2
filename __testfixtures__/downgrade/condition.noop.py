"""What is done under a condition alone is not certain."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.has_table(op.get_bind(), 'legacy'):
        op.drop_table('legacy')


def downgrade():
    pass
