"""A foreign key inside of an added column: SQLite takes neither the column nor its drop outside of a batch block."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('orders_id', sa.Integer(), sa.ForeignKey('orders.id', name='fk_tag_orders_id'), nullable=True))


def downgrade():
    op.drop_column('tag', 'orders_id')
