import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.drop_constraint('PRIMARY', 'tag', type_='primary')
        op.create_primary_key('PRIMARY', 'tag', ['id', 'label'])


def downgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.drop_constraint('PRIMARY', 'tag', type_='primary')
        op.create_primary_key('PRIMARY', 'tag', ['id'])
