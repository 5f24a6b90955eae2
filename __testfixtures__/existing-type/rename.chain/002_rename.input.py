"""rename"""
from alembic import op
import sqlalchemy as sa

revision = '002_rename'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'title', new_column_name='name')


def downgrade():
    op.alter_column('listing', 'name', new_column_name='title')
