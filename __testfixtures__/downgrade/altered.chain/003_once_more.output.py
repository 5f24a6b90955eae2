"""Once more."""

import sqlalchemy as sa
from alembic import op

revision = 's3'
down_revision = 's2'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=60), nullable=True, server_default=None)
        batch_op.drop_constraint('uq_item_note_kind', type_='unique')


def downgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_item_note_kind', ['remark', 'kind'])

    # Rows without item.kind get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE item SET kind = 'other' WHERE kind IS NULL"))

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('kind', existing_type=sa.String(length=60), nullable=False, server_default='other')
