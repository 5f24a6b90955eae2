"""text"""

import sqlalchemy as sa
from alembic import op

revision = '002_text'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('event', schema=None) as batch_op:
        batch_op.alter_column('label', type_=sa.Text(), existing_type=sa.String(length=20))
        batch_op.alter_column('day', type_=sa.String(length=10), existing_type=sa.Date())
        batch_op.alter_column('amount', type_=sa.Float(), existing_type=sa.Numeric(10, 2))


def downgrade():
    pass
