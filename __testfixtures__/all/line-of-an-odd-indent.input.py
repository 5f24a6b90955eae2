import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_index('ix_listing_status', 'listing'); op.alter_column('listing', 'status', type_=sa.String(30)); op.create_index('ix_listing_status', 'listing', ['status'])  # longer now


def downgrade():
     op.drop_index('ix_listing_status', 'listing'); op.alter_column('listing', 'status', type_=sa.String(20)); op.create_index('ix_listing_status', 'listing', ['status']);
