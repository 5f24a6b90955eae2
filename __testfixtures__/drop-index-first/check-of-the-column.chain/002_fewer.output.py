"""fewer columns"""

import sqlalchemy as sa
from alembic import op

revision = '002_fewer'
down_revision = '001_items'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_constraint('ck_item_price', type_='check')
        batch_op.drop_column('discount')
        batch_op.drop_column('price')
        batch_op.drop_column('size')
        batch_op.drop_index('ix_item_kind')
        batch_op.drop_column('kind')

    if op.get_context().dialect.name == 'sqlite':
        # The copy of the table has lost it.
        op.create_index('ix_item_note', 'item', [sa.text('lower(note)')])


def downgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('size', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('price', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('discount', sa.Integer(), nullable=True))
