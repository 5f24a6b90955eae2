import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), type_=sa.String(length=30))

    op.alter_column('user', 'status', new_column_name='state', existing_type=sa.String(length=30))
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('state', existing_type=sa.String(length=30), type_=sa.String(length=40))


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('state', existing_type=sa.String(length=40), type_=sa.String(length=30))

    op.alter_column('user', 'state', new_column_name='status', existing_type=sa.String(length=30))
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=30), type_=sa.String(length=20))
