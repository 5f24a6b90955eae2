"""default"""
from alembic import op
import sqlalchemy as sa

revision = '002_default'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', server_default='temp')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', server_default=None)
