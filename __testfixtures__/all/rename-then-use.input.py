import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('listing', 'price', new_column_name='amount')
    op.create_check_constraint('ck_listing_amount', 'listing', 'amount >= 0')
    op.alter_column('listing', 'amount', existing_type=sa.Numeric(10, 2), type_=sa.Numeric(12, 2), nullable=False)


def downgrade():
    op.drop_constraint('ck_listing_amount', 'listing', type_='check')
    op.alter_column('listing', 'amount', existing_type=sa.Numeric(12, 2), type_=sa.Numeric(10, 2), nullable=True)
    op.alter_column('listing', 'amount', new_column_name='price')
