import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'color', new_column_name='colour')


def downgrade():
    op.alter_column('tag', 'colour', new_column_name='color')
