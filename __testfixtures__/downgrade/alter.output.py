"""What the operation says of the column before is enough."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('user', 'status', existing_type=sa.String(length=20), existing_nullable=True, new_column_name='state')
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), existing_server_default=None, server_default='new', existing_nullable=True)
        batch_op.alter_column('title', existing_type=sa.String(length=200), type_=sa.String(length=300), existing_nullable=False)
    op.rename_table('tag', 'label')


def downgrade():
    """Nothing yet."""
    op.rename_table('label', 'tag')
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(length=300), type_=sa.String(length=200), existing_nullable=False)
        batch_op.alter_column('status', existing_type=sa.String(length=20), existing_nullable=True, server_default=None)

    op.alter_column('user', 'state', new_column_name='status', existing_type=sa.String(length=20))
