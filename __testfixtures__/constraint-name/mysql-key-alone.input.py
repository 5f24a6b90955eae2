import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_constraint('PRIMARY', 'tag', type_='primary')
    op.create_primary_key('PRIMARY', 'tag', ['id', 'number'])


def downgrade():
    op.drop_constraint('PRIMARY', 'tag', type_='primary')
    op.create_primary_key('PRIMARY', 'tag', ['id'])
