import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('token', sa.String(length=32), unique=True, index=True, nullable=True))
    op.drop_column('listing', 'description')


def downgrade():
    op.add_column('listing', sa.Column('description', sa.Text(), nullable=True))
    op.drop_index('ix_listing_token', 'listing')
    op.drop_column('listing', 'token')
