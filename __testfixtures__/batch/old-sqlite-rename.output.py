import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('color', new_column_name='colour', existing_type=sa.String(length=7))


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('colour', new_column_name='color', existing_type=sa.String(length=7))
