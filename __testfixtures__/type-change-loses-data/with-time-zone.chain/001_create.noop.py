"""moments"""

import sqlalchemy as sa
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('moment', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('at', sa.DateTime(), nullable=True))


def downgrade():
    op.drop_table('moment')
