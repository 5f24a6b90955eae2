import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint('uq_tag_id_label', 'tag', ['id', 'label'], schema=None)
    op.create_foreign_key('fk_listing_category', 'listing', 'category', ['category_id'], ['id'], source_schema=None, referent_schema=None)


def downgrade():
    op.drop_constraint('fk_listing_category', 'listing', type_='foreignkey', schema=None)
    op.drop_constraint('uq_tag_id_label', 'tag', type_='unique', schema=None)
