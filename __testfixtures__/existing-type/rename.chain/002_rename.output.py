"""rename"""
from alembic import op
import sqlalchemy as sa

revision = '002_rename'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'title', new_column_name='name', existing_type=sa.String(50), existing_nullable=False, existing_server_default='none')


def downgrade():
    op.alter_column('listing', 'name', new_column_name='title', existing_type=sa.String(50), existing_nullable=False, existing_server_default='none')
