import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_constraint('ck_listing_quantity', 'listing', type_='check')
    op.drop_column('listing', 'quantity')


def downgrade():
    op.add_column('listing', sa.Column('quantity', sa.Integer(), nullable=True))
    op.create_check_constraint(op.f('ck_listing_quantity'), 'listing', 'quantity >= 0')
