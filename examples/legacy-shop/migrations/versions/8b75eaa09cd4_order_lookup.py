"""faster order lookup, delivery address

Revision ID: 8b75eaa09cd4
Revises: 233f7ae02106
Create Date: 2017-04-21 15:09:58.124770

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = '8b75eaa09cd4'
down_revision = '233f7ae02106'


def upgrade():
	op.create_index('ix_order_number', 'order', ['number'], None, True)
	op.add_column('order', sa.Column('address_id', sa.Integer(), nullable=True))
	op.create_foreign_key('fk_order_address', 'order', 'address', ['address_id'], ['id'], None, 'SET NULL')

	# unit_price, quantity: NOT NULL
	op.alter_column('order_item', 'unit_price', False, existing_type=sa.Numeric(10, 2))
	op.alter_column('order_item', 'quantity', False, existing_type=sa.Integer())


def downgrade():
	op.alter_column('order_item', 'quantity', True, existing_type=sa.Integer())
	op.alter_column('order_item', 'unit_price', True, existing_type=sa.Numeric(10, 2))

	op.drop_constraint('fk_order_address', 'order', 'foreignkey', None)
	op.drop_column('order', 'address_id')
	op.drop_index('ix_order_number')
