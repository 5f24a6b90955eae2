import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'color', name='colour')


def downgrade():
    op.alter_column('tag', 'colour', name='color')
