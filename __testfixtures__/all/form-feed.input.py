import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('tag', 'label', type_=sa.String(60))


def downgrade():
    op.alter_column('tag', 'label', type_=sa.String(50))
