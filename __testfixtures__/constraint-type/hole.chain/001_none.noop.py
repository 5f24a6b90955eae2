"""none"""
from alembic import op
import sqlalchemy as sa

revision = '001_none'
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
