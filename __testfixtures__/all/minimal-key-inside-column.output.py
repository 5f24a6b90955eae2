"""A foreign key inside of an added column: SQLite takes neither the column nor its drop outside of a batch block."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('orders_id', sa.Integer(), sa.ForeignKey('orders.id', name='fk_tag_orders_id'), nullable=True))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column('orders_id')
