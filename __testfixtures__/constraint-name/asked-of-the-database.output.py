import sqlalchemy as sa
from alembic import op


def upgrade():
    inspector = sa.inspect(op.get_bind())
    key = inspector.get_pk_constraint('shelf')
    with op.batch_alter_table('shelf', schema=None) as batch_op:
        batch_op.drop_constraint(key['name'], type_='primary')
        batch_op.create_primary_key('shelf_pkey', ['room', 'id'])


def downgrade():
    with op.batch_alter_table('shelf', schema=None) as batch_op:
        batch_op.drop_constraint('shelf_pkey', type_='primary')
        batch_op.create_primary_key('shelf_pkey', ['id'])
