import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_foreign_key('fk_listing_category_id', 'category', ['category_id'], ['id'], ondelete='SET NULL')

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.create_foreign_key(
            'fk_category_parent_id',
            referent_table='category',
            local_cols=['parent_id'],
            remote_cols=['id'],
        )


def downgrade():
    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_constraint('fk_category_parent_id', type_='foreignkey')

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint(
            'fk_listing_category_id',
            type_='foreignkey',
        )
