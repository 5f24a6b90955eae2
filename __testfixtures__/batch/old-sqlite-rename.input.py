import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'color', new_column_name='colour', existing_type=sa.String(length=7))


def downgrade():
    op.alter_column('tag', 'colour', new_column_name='color', existing_type=sa.String(length=7))
