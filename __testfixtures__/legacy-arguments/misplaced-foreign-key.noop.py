import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'], None, None, 'CASCADE')


def downgrade():
    pass
