"""titles"""

import sqlalchemy as sa
from alembic import op

revision = '002_rename'
down_revision = '001_create'


def upgrade():
    op.alter_column('item', 'name', new_column_name='title', existing_type=sa.String(length=50))


def downgrade():
    op.alter_column('item', 'title', new_column_name='name', existing_type=sa.String(length=50))
