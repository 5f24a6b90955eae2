"""keys"""
from alembic import op
import sqlalchemy as sa

revision = '002_keys'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop', naming_convention={'pk': 'PRIMARY'}) as batch_op:
        batch_op.drop_constraint('PRIMARY', type_='primary')
        batch_op.create_primary_key('PRIMARY', ['id', 'town'])


def downgrade():
    with op.batch_alter_table('shop', naming_convention={'pk': 'PRIMARY'}) as batch_op:
        batch_op.drop_constraint('PRIMARY', type_='primary')
        batch_op.create_primary_key('PRIMARY', ['id'])
