"""Item is smaller."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.drop_constraint('ck_item_kind', type_='check')
        batch_op.drop_constraint('uq_item_note_kind', type_='unique')
        batch_op.drop_constraint('fk_item_owner_id', type_='foreignkey')
        batch_op.drop_index('ix_item_note')
        batch_op.drop_column('owner_id')
        batch_op.drop_column('note')
        batch_op.drop_column('kind')
        batch_op.drop_column('code')


def downgrade():
    pass
