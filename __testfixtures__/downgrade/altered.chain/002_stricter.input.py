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
    pass
