import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint(name='uq_tag_label', source='tag', local_cols=['label', 'id'])
    op.create_foreign_key(name='fk_listing_category', source='listing', referent='category', local_cols=['category_id'], remote_cols=['id'])
    op.create_check_constraint(name='ck_tag_color', source='tag', condition='length(color) < 8')


def downgrade():
    op.drop_constraint(name='ck_tag_color', table_name='tag', type='check')
    op.drop_constraint('fk_listing_category', 'listing', type='foreignkey')
    op.drop_constraint('uq_tag_label', 'tag', type='unique')
