"""longer names where there are some"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    columns = ['name', 'site']
    if columns:
        for column in columns:
            op.alter_column('author', column, existing_type=sa.String(length=50), type_=sa.String(length=90))


def downgrade():
    pass
