"""alter"""
from alembic import op

revision = '002_alter'
down_revision = '001_create'


def upgrade():
    op.alter_column('shop', 'town', nullable=True)


def downgrade():
    op.alter_column('shop', 'town', nullable=False)
