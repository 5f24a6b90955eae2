"""a title"""

import sqlalchemy as sa
from alembic import op

revision = '002_longer'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.add_column(sa.Column('title', sa.String(length=50), nullable=True))
        batch_op.alter_column('author_id', existing_type=sa.Integer(), type_=sa.BigInteger())


def downgrade():
    with op.batch_alter_table('book', schema=None) as batch_op:
        batch_op.drop_column('title')
