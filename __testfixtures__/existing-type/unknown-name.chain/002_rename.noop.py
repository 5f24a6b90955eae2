"""rename"""
from alembic import op
import sqlalchemy as sa

revision = '002_rename'
down_revision = '001_create'


def upgrade():
    names = {'title': 'name'}
    for old, new in names.items():
        op.alter_column('listing', old, new_column_name=new)


def downgrade():
    names = {'name': 'title'}
    for old, new in names.items():
        op.alter_column('listing', old, new_column_name=new)
