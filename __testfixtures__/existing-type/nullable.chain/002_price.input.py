"""price"""
from alembic import op
import sqlalchemy as sa

revision = '002_price'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'price', nullable=False, server_default='0')


def downgrade():
    op.alter_column('listing', 'price', nullable=True, server_default=None)
