"""mail"""

import sqlalchemy as sa
from alembic import op

revision = '002_mail'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mail', sa.String(length=50), nullable=True))
        batch_op.create_index('ix_author_mail', ['mail'])


def downgrade():
    pass
