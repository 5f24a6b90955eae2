"""a number of a day"""

import sqlalchemy as sa
from alembic import op

revision = '002_number'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.alter_column('day', type_=sa.Integer(), existing_type=sa.Date())


def downgrade():
    pass
