"""wide"""
from alembic import op
import sqlalchemy as sa

revision = '002_wide'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'note', type_=sa.String(200), existing_type=sa.Text())


def downgrade():
    op.alter_column('listing', 'note', type_=sa.Text(), existing_type=sa.String(200))
