"""owner"""
from alembic import op
import sqlalchemy as sa

revision = '002_owner'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('owner', nullable=False, existing_type=sa.Integer())


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('owner', nullable=True, existing_type=sa.Integer())
