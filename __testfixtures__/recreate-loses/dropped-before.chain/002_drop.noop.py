"""without"""

import sqlalchemy as sa
from alembic import op

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_index('ix_item_lower', table_name='item')
    op.execute('DROP VIEW cheap')


def downgrade():
    op.create_index('ix_item_lower', 'item', [sa.text('lower(name)')])
    op.execute('CREATE VIEW cheap AS SELECT name FROM item WHERE price < 10')
