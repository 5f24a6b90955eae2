import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('sku', sa.String(length=20), index=True, nullable=True))
    op.create_unique_constraint('uq_listing_sku_user', 'listing', ['sku', 'user_id'])


def downgrade():
    op.drop_constraint('uq_listing_sku_user', 'listing', type_='unique')
    op.drop_index('ix_listing_sku', table_name='listing')
    op.drop_column('listing', 'sku')
