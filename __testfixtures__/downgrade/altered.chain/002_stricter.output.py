"""Stricter."""

import sqlalchemy as sa
from alembic import op

revision = 's2'
down_revision = 's1'


def upgrade():
    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('kind', type_=sa.String(length=60), server_default='other')
        batch_op.alter_column('code', existing_type=sa.String(length=20), nullable=True)
    op.alter_column('item', 'note', new_column_name='remark')


def downgrade():
    op.alter_column('item', 'remark', new_column_name='note', existing_type=sa.Text())

    # migfix: backfill item.code: rows without a value get this one before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE item SET code = 'temp' WHERE code IS NULL"))

    with op.batch_alter_table('item', schema=None) as batch_op:
        batch_op.alter_column('code', existing_type=sa.String(length=20), nullable=False)
        batch_op.alter_column('kind', existing_type=sa.String(length=60), type_=sa.String(length=20), existing_nullable=False, server_default='plain')
