"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    op.alter_column('event', 'starts', type_=sa.DateTime(), postgresql_using='starts::timestamp')


def downgrade():
    op.alter_column('event', 'starts', type_=sa.String(length=50))
