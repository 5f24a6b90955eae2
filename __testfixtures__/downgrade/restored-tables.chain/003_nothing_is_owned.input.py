"""Nothing is owned."""

import sqlalchemy as sa
from alembic import op

revision = 's3'
down_revision = 's2'


def upgrade():
    op.drop_index('ix_item_note', table_name='item')
    op.drop_table('item')
    op.drop_table('owner')


def downgrade() -> None:
    return None
