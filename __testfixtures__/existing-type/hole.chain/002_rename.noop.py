"""rename"""
from alembic import op
import sqlalchemy as sa

revision = '002_rename'
down_revision = '001_create'


def upgrade():
    op.alter_column('elsewhere', 'a', new_column_name='b')


def downgrade():
    op.alter_column('elsewhere', 'b', new_column_name='a')
