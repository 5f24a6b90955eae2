"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    for table in ('editor', 'reader'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('name', existing_type=sa.String(length=50), type_=sa.String(length=90))


def downgrade():
    for table in ('editor', 'reader'):
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column('name', existing_type=sa.String(length=90), type_=sa.String(length=50))
