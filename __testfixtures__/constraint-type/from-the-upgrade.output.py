import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_label', ['label', 'id'])
        batch_op.create_check_constraint('ck_tag_color', 'length(color) < 8')

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('ck_tag_color', type_='check')
        batch_op.drop_constraint('uq_tag_label', type_='unique')
