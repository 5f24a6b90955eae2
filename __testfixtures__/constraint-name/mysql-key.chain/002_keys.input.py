"""keys"""
from alembic import op
import sqlalchemy as sa

revision = '002_keys'
down_revision = '001_create'


def upgrade():
    op.drop_constraint('PRIMARY', 'shop', type_='primary')
    op.create_primary_key('PRIMARY', 'shop', ['id', 'town'])
    op.drop_constraint('PRIMARY', 'till', type_='primary')
    op.create_primary_key(None, 'till', ['id', 'number'])


def downgrade():
    op.drop_constraint('PRIMARY', 'till', type_='primary')
    op.create_primary_key('pk_till', 'till', ['id'])
    op.drop_constraint('PRIMARY', 'shop', type_='primary')
    op.create_primary_key('PRIMARY', 'shop', ['id'])
