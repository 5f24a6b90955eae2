"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_column('listing', 'note', schema='shop')


def downgrade():
    op.add_column('listing', sa.Column('note', sa.String(20)), schema='shop')
