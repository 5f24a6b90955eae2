"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def town():
    return sa.String(20)


def upgrade():
    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('town', town()))


def downgrade():
    op.drop_table('shop')
