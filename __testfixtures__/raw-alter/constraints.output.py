import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_listing_title_status', ['title', 'status'])
        # the category must exist
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'], ondelete='SET NULL')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')
        batch_op.drop_constraint('uq_listing_title_status', type_='unique')
