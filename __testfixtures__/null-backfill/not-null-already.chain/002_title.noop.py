"""title"""
from alembic import op
import sqlalchemy as sa

revision = '002_title'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(50), type_=sa.String(80), nullable=False, existing_server_default='none')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(80), type_=sa.String(50), nullable=False, existing_server_default='none')
