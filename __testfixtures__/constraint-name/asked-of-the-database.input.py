import sqlalchemy as sa
from alembic import op


def upgrade():
    inspector = sa.inspect(op.get_bind())
    key = inspector.get_pk_constraint('shelf')
    op.drop_constraint(key['name'], 'shelf', type_='primary')
    op.create_primary_key('shelf_pkey', 'shelf', ['room', 'id'])


def downgrade():
    op.drop_constraint('shelf_pkey', 'shelf', type_='primary')
    op.create_primary_key('shelf_pkey', 'shelf', ['id'])
