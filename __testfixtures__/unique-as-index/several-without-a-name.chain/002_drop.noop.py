"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.drop_index('code')


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.create_index('code', ['code'], unique=True)
