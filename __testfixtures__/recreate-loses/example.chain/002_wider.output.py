"""more money"""

import sqlalchemy as sa
from alembic import op

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('price', existing_type=sa.Integer(), type_=sa.BigInteger())

    if op.get_context().dialect.name == 'sqlite':
        # The copy of the table has lost it.
        op.create_index('ix_item_lower', 'item', [sa.text('lower(name)')])


def downgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('price', existing_type=sa.BigInteger(), type_=sa.Integer())

    if op.get_context().dialect.name == 'sqlite':
        # The copy of the table has lost it.
        op.create_index('ix_item_lower', 'item', [sa.text('lower(name)')])
