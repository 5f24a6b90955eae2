import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None, naming_convention={'pk': 'PRIMARY'}) as batch_op:
        batch_op.drop_constraint('PRIMARY', type_='primary')
        batch_op.create_primary_key('PRIMARY', ['id', 'number'])


def downgrade():
    with op.batch_alter_table('tag', schema=None, naming_convention={'pk': 'PRIMARY'}) as batch_op:
        batch_op.drop_constraint('PRIMARY', type_='primary')
        batch_op.create_primary_key('PRIMARY', ['id'])
