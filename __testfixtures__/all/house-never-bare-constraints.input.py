import sqlalchemy as sa
from alembic import op


def upgrade():
    # WRONG - Will fail on SQLite!
    op.create_unique_constraint('uq_listing_title', 'listing', ['title'])
    op.drop_constraint('fk_listing_user_id', 'listing', type_='foreignkey')


def downgrade():
    op.create_foreign_key('fk_listing_user_id', 'listing', 'user', ['user_id'], ['id'])
    op.drop_constraint('uq_listing_title', 'listing', type_='unique')
