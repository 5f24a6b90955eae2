"""zones"""

import sqlalchemy as sa
from alembic import op

revision = '002_zone'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('moment') as batch_op:
        batch_op.alter_column('at', existing_type=sa.DateTime(), type_=sa.DateTime(timezone=True))


def downgrade():
    pass
