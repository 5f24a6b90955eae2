"""numbers"""

import sqlalchemy as sa
from alembic import op

revision = '002_number'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.Integer(), existing_type=sa.String(length=20))
        batch_op.alter_column('amount', type_=sa.Integer(), existing_type=sa.Numeric(10, 2))


def downgrade():
    pass
