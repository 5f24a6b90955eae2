import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('user', 'name', new_column_name='full_name')
    op.alter_column('tag', 'color', new_column_name='colour', existing_type=sa.String(length=7), existing_nullable=True)


def downgrade():
    op.alter_column('tag', 'colour', new_column_name='color', existing_type=sa.String(length=7), existing_nullable=True)
    op.alter_column('user', 'full_name', new_column_name='name')
