"""Sanity checks

Revision ID: 4325b68f57fb
Revises: a238432dfabd
Create Date: 2018-02-27 09:00:00.000000

We had a product for -4.99 in the shop for a whole weekend.
"""
from alembic import op

# revision identifiers, used by Alembic.
revision = '4325b68f57fb'
down_revision = 'a238432dfabd'


def upgrade():
    op.create_check_constraint('ck_product_price', 'product', 'price >= 0')
    op.create_check_constraint('ck_order_item_quantity', 'order_item', 'quantity >= 0')
    op.create_check_constraint(
        'ck_review_rating',
        'review',
        'rating BETWEEN 1 AND 5',
    )
    op.create_check_constraint(constraint_name='ck_voucher_percent', table_name='voucher',
                               condition='percent >= 0 AND percent <= 100')


def downgrade():
    op.drop_constraint('ck_voucher_percent', 'voucher')
    op.drop_constraint('ck_review_rating', 'review')
    op.drop_constraint('ck_order_item_quantity', 'order_item')
    op.drop_constraint('ck_product_price', 'product')
