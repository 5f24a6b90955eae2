import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('user', 'status', existing_type=sa.String(length=20), type_=sa.String(length=30))
    op.alter_column('user', 'status', new_column_name='state', existing_type=sa.String(length=30))
    op.alter_column('user', 'state', existing_type=sa.String(length=30), type_=sa.String(length=40))


def downgrade():
    op.alter_column('user', 'state', existing_type=sa.String(length=40), type_=sa.String(length=30))
    op.alter_column('user', 'state', new_column_name='status', existing_type=sa.String(length=30))
    op.alter_column('user', 'status', existing_type=sa.String(length=30), type_=sa.String(length=20))
