"""add"""
from alembic import op
import sqlalchemy as sa

revision = '002_add'
down_revision = '001_create'


def upgrade():
    op.add_column('shop', sa.Column('size', sa.Integer(), nullable=False))
    op.add_column('shop', sa.Column('level', sa.Integer(), nullable=False, default=3))


def downgrade():
    op.drop_column('shop', 'level')
    op.drop_column('shop', 'size')
