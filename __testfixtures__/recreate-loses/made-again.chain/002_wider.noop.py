"""more money"""

import sqlalchemy as sa
from alembic import op

revision = '002_wider'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.alter_column('price', existing_type=sa.Integer(), type_=sa.BigInteger())

    if op.get_context().dialect.name == 'sqlite':
        op.create_index('ix_item_lower', 'item', [sa.text('lower(name)')])
    op.execute('CREATE TRIGGER IF NOT EXISTS item_price AFTER INSERT ON item BEGIN UPDATE item SET price = 0 WHERE price IS NULL; END')


def downgrade():
    pass
