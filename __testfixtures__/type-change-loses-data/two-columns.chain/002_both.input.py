"""moments and labels"""

import sqlalchemy as sa
from alembic import op

revision = '002_both'
down_revision = '001_create'


def upgrade():
    op.alter_column('event', 'starts', type_=sa.DateTime)
    op.alter_column('event', 'label', type_=sa.Text())
    op.alter_column('event', 'day', type_=sa.DateTime())


def downgrade():
    pass
