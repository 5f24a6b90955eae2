"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    for column in ['name']:
        with op.batch_alter_table('author', schema=None) as batch_op:
            batch_op.alter_column(column, existing_type=sa.String(length=50), type_=sa.String(length=90))
        if column == 'name':
            return


def downgrade():
    pass
