import sqlalchemy as sa
from alembic import op


def upgrade():
    context = op.get_context()
    if context.dialect.name != 'sqlite':
        op.drop_constraint('fk_listing_user_id', 'listing', type_='foreignkey')


def downgrade():
    if not op.get_bind().dialect.name == 'sqlite':
        op.create_foreign_key('fk_listing_user_id', 'listing', 'user', ['user_id'], ['id'])
