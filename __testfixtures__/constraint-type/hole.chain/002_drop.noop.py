"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('elsewhere', schema=None) as batch_op:
        batch_op.drop_constraint('one_a')


def downgrade():
    with op.batch_alter_table('elsewhere', schema=None) as batch_op:
        batch_op.create_unique_constraint('one_b', ['a'])
