"""rename"""
from alembic import op
import sqlalchemy as sa

revision = '003_rename'
down_revision = '002_raw'


def upgrade():
    op.alter_column('listing', 'note', new_column_name='remark')


def downgrade():
    op.alter_column('listing', 'remark', new_column_name='note')
