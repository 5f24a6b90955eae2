"""Every listing is in a category that exists."""

from alembic import op

revision = '002'
down_revision = '001'


def upgrade():
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'])


def downgrade():
    op.drop_constraint('fk_listing_category', 'listing', type_='foreignkey')
