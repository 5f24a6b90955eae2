"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    op.alter_column('event', 'day', existing_type=sa.Date(), type_=sa.DateTime(), existing_nullable=True)


def downgrade():
    op.alter_column('event', 'day', existing_type=sa.DateTime(), type_=sa.Date(), existing_nullable=True)
