"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    for table in ('event', 'log'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('starts', type_=sa.DateTime())


def downgrade():
    for table in ('event', 'log'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('starts', existing_type=sa.DateTime(), type_=sa.String(length=50))
