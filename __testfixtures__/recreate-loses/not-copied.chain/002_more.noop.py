"""more"""

import sqlalchemy as sa
from alembic import op

revision = '002_more'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('item') as batch_op:
        batch_op.add_column(sa.Column('stock', sa.Integer(), nullable=True))


def downgrade():
    pass
