import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql.base import PGDialect


def upgrade():
    if isinstance(op.get_bind().dialect, PGDialect):
        op.drop_constraint('fk_listing_user_id', 'listing', type_='foreignkey')


def downgrade():
    if isinstance(op.get_bind().dialect, PGDialect):
        op.create_foreign_key('fk_listing_user_id', 'listing', 'user', ['user_id'], ['id'])
