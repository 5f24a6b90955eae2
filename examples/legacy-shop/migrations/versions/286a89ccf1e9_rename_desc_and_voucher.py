"""product.desc -> description, voucher -> coupon

Revision ID: 286a89ccf1e9
Revises: 4325b68f57fb
Create Date: 2018-06-19 17:52:06.733218

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '286a89ccf1e9'
down_revision = '4325b68f57fb'
branch_labels = None
depends_on = None


def upgrade():
    # "desc" has to be quoted in every hand-written query
    op.alter_column('product', 'desc', new_column_name='description')
    op.alter_column('product', 'description',
                    existing_type=sa.Text(),
                    nullable=False,
                    server_default='')
    op.alter_column('product', 'price', existing_type=sa.Float(), type_=sa.Numeric(10, 2))

    op.rename_table('voucher', 'coupon')
    op.alter_column('coupon', 'used', new_column_name='used_count', existing_type=sa.Integer())


def downgrade():
    op.alter_column('coupon', 'used_count', new_column_name='used', existing_type=sa.Integer())
    op.rename_table('coupon', 'voucher')

    op.alter_column('product', 'price', existing_type=sa.Numeric(10, 2), type_=sa.Float())
    op.alter_column('product', 'description',
                    existing_type=sa.Text(),
                    nullable=True,
                    server_default=None)
    op.alter_column('product', 'description', new_column_name='desc')
