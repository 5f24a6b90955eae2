import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint('uq_tag_label', 'tag', ['label', 'id'])
    op.create_check_constraint('ck_tag_color', 'tag', 'length(color) < 8')
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'])


def downgrade():
    op.drop_constraint('fk_listing_category', 'listing')
    op.drop_constraint('ck_tag_color', 'tag')
    op.drop_constraint('uq_tag_label', 'tag')
