"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    for table in ('author', 'editor'):
        op.alter_column(table, 'name', existing_type=sa.String(length=50), type_=sa.String(length=90))


def downgrade():
    for table in ('author', 'editor'):
        op.alter_column(table, 'name', existing_type=sa.String(length=90), type_=sa.String(length=50))
