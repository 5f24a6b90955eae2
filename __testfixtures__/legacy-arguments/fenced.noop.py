import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.drop_constraint('fk_listing_user_id', 'listing', type='foreignkey')


def downgrade():
    if op.get_bind().dialect.name == 'mysql':
        op.create_foreign_key(name='fk_listing_user_id', source='listing', referent='user', local_cols=['user_id'], remote_cols=['id'])
