"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '002_moment'
down_revision = '001_create'


def upgrade():
    op.alter_column('event', 'starts', existing_type=sa.String(length=50), existing_nullable=True, type_=sa.TIMESTAMP())
    with op.batch_alter_table('event') as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=20), nullable=True)


def downgrade():
    with op.batch_alter_table('event') as batch_op:
        batch_op.alter_column('starts', existing_type=sa.TIMESTAMP(), type_=sa.String(length=50))
