"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop', sa.Column('id', sa.Integer(), nullable=False), sa.Column('town', sa.String(20)), sa.PrimaryKeyConstraint('id'))


def downgrade():
    op.drop_table('shop')
