"""comment"""
from alembic import op
import sqlalchemy as sa

revision = '004_comment'
down_revision = '003_rename'


def upgrade():
    op.alter_column('listing', 'remark', nullable=False, server_default='')


def downgrade():
    op.alter_column('listing', 'remark', nullable=True, server_default=None)
