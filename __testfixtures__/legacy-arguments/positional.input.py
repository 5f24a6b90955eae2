import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_index('ix_tag_label', 'tag', ['label'], None, True)
    op.alter_column('listing', 'status', True)
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'], None, 'CASCADE')


def downgrade():
    op.drop_constraint('fk_listing_category', 'listing', 'foreignkey', None)
    op.drop_index('ix_tag_label', 'tag')
