import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_exclude_constraint('ex_listing', 'listing', (sa.column('title'), '='), using='gist')


def downgrade():
    op.drop_index('ix_listing_status', 'listing', if_exists=True)
