"""every listing has a note"""
from alembic import op

revision = '002_note'
down_revision = '001_create'


def upgrade():
    op.alter_column('listing', 'note', nullable=False)


def downgrade():
    op.alter_column('listing', 'note', nullable=True)
