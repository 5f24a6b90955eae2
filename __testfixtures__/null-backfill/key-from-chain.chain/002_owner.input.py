"""owner"""
from alembic import op
import sqlalchemy as sa

revision = '002_owner'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'owner', nullable=False, existing_type=sa.Integer())


def downgrade():
    op.alter_column('listing', 'owner', nullable=True, existing_type=sa.Integer())
