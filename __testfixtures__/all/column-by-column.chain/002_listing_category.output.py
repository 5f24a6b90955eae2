"""Every listing is in a category that exists."""

from alembic import op

revision = '002'
down_revision = '001'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_listing_category', 'category', ['category_id'], ['id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('fk_listing_category', type_='foreignkey')
