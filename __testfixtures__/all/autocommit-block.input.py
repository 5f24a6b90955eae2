import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.get_context().autocommit_block():
        op.create_index('ix_listing_price', 'listing', ['price'], postgresql_concurrently=True)
    op.alter_column('listing', 'title', type_=sa.String(250))


def downgrade():
    op.alter_column('listing', 'title', type_=sa.String(200))
    op.drop_index('ix_listing_price', 'listing', postgresql_concurrently=True)
