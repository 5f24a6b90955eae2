"""More."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    flag = sa.Boolean(create_constraint=True, name='ck_item_open')
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('price', sa.Integer(), sa.CheckConstraint('price >= 0'), nullable=True))
        batch_op.add_column(sa.Column('size', sa.Integer(), sa.CheckConstraint('size >= 0', name='ck_item_size'), nullable=True))
        batch_op.add_column(sa.Column('sold', sa.Boolean(create_constraint=True, name='ck_item_sold'), nullable=True))
        batch_op.add_column(sa.Column('open', flag, nullable=True))


def downgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_column('open', existing_type=sa.Boolean(create_constraint=True, name='ck_item_open'))
        batch_op.drop_column('sold', existing_type=sa.Boolean(create_constraint=True, name='ck_item_sold'))
        batch_op.drop_constraint('ck_item_size', type_='check')
        batch_op.drop_column('size')
        batch_op.drop_column('price')
