"""mail"""

import sqlalchemy as sa
from alembic import op

revision = '002_mail'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('author', schema=None, recreate='never') as batch_op:
        batch_op.add_column(sa.Column('mail', sa.String(length=50), server_default=sa.text("'none'"), nullable=False))


def downgrade():
    pass
