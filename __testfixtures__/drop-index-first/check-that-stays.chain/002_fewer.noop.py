"""fewer columns"""

import sqlalchemy as sa
from alembic import op

revision = '002_fewer'
down_revision = '001_items'


def upgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.drop_column('sold')
    with op.batch_alter_table('item') as batch_op:
        batch_op.drop_column('price')
    with op.batch_alter_table('item') as batch_op:
        batch_op.drop_column('size')
        batch_op.drop_index('ix_item_size')
        batch_op.drop_constraint('ck_item_size', type_='check')
    try:
        op.drop_column('item', 'count')
    except sa.exc.OperationalError:
        pass


def downgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.add_column(sa.Column('count', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('size', sa.Integer(), nullable=True))
        batch_op.create_index('ix_item_size', ['size'], sqlite_where=sa.text('count > 0'))
        batch_op.add_column(sa.Column('price', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('sold', sa.Boolean(), nullable=True))
