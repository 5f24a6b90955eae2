"""again"""

import sqlalchemy as sa
from alembic import op

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_table('item')
    op.create_table('item', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('price', sa.Integer()))


def downgrade():
    pass
