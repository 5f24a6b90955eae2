import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', existing_type=sa.String(length=200), type_=sa.String(length=300))

    op.execute("UPDATE listing SET title = title || '.'")
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('description', existing_type=sa.Text(), type_=sa.String(length=500))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('description', existing_type=sa.String(length=500), type_=sa.Text())
        batch_op.alter_column('title', existing_type=sa.String(length=300), type_=sa.String(length=200))
