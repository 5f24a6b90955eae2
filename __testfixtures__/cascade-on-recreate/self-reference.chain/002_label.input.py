"""labels"""

import sqlalchemy as sa
from alembic import op

revision = '002_label'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('node') as batch_op:
        batch_op.drop_column('label')


def downgrade():
    op.add_column('node', sa.Column('label', sa.String(length=50), nullable=True))
