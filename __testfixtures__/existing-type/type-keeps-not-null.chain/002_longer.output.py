"""longer"""
from alembic import op
import sqlalchemy as sa

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', type_=sa.String(80), existing_nullable=False, existing_server_default='none')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', type_=sa.String(50), existing_nullable=False, existing_server_default='none')
