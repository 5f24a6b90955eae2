"""order status

Revision ID: 470e9b19f593
Revises: d0a0cb03b279
Create Date: 2015-07-01 23:48:13.004417

"""

# revision identifiers, used by Alembic.
revision = '470e9b19f593'
down_revision = 'd0a0cb03b279'

from alembic import op
import sqlalchemy as sa

order_status = sa.Enum('pending', 'paid', 'shipped', 'cancelled', name='order_status')


def upgrade():
    # add_column does not create the type on PostgreSQL
    order_status.create(op.get_bind(), checkfirst=True)

    op.add_column('order', sa.Column('status', order_status, nullable=False))


def downgrade():
    op.drop_column('order', 'status')

    order_status.drop(op.get_bind(), checkfirst=True)
