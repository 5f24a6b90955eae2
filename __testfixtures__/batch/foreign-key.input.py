import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_foreign_key('fk_listing_category_id', 'listing', 'category', ['category_id'], ['id'], ondelete='SET NULL')
    op.create_foreign_key(
        'fk_category_parent_id',
        source_table='category',
        referent_table='category',
        local_cols=['parent_id'],
        remote_cols=['id'],
    )


def downgrade():
    op.drop_constraint('fk_category_parent_id', 'category', type_='foreignkey')
    op.drop_constraint(
        'fk_listing_category_id',
        'listing',
        type_='foreignkey',
    )
