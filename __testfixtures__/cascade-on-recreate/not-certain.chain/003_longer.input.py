"""longer names"""

import sqlalchemy as sa
from alembic import op

revision = '003_longer'
down_revision = '002_key'


def upgrade():
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=50), type_=sa.String(length=90))


def downgrade():
    with op.batch_alter_table('author', schema=None) as batch_op:
        batch_op.alter_column('name', existing_type=sa.String(length=90), type_=sa.String(length=50))
