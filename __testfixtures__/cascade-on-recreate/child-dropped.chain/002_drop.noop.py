"""no books"""

import sqlalchemy as sa
from alembic import op

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_table('book')


def downgrade():
    op.create_table('book', sa.Column('id', sa.Integer(), primary_key=True))
