import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_check_constraint(
        'ck_listing_price',
        'listing',
        """
  price IS NULL
    OR price >= 0
""",
    )
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=False, server_default='''two
lines''')


def downgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=True, server_default=None)
    op.drop_constraint('ck_listing_price', 'listing', type_='check')
