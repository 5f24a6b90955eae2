"""stripe customers; listings have a category of their own

Revision ID: b2b2a8ebac4d
Revises: 286a89ccf1e9
Create Date: 2018-10-11 12:24:47.091833

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = 'b2b2a8ebac4d'
down_revision = '286a89ccf1e9'
branch_labels = None
depends_on = None


def upgrade():
    op.add_column('user', sa.Column('stripe_customer_id', sa.String(64), unique=True))

    op.add_column(
        'listing',
        sa.Column('category_id', sa.Integer, sa.ForeignKey('category.id'), nullable=True, index=True)
    )
    op.add_column('listing', sa.Column('sku', sa.String(64), index=True))
    op.alter_column('listing', 'stock', existing_type=sa.Integer(), nullable=False, server_default='0')


def downgrade():
    op.alter_column('listing', 'stock', existing_type=sa.Integer(), nullable=True, server_default=None)
    op.drop_column('listing', 'sku')
    op.drop_constraint('listing_category_id_fkey', 'listing')
    op.drop_column('listing', 'category_id')

    op.drop_constraint('user_stripe_customer_id_key', 'user', type_='unique')
    op.drop_column('user', 'stripe_customer_id')
