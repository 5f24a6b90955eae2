"""add"""
from alembic import op
import sqlalchemy as sa

revision = '002_add'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.add_column(sa.Column('size', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('level', sa.Integer(), nullable=False, server_default='0'))
    op.execute('UPDATE shop SET size = id, level = id + 1')


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.drop_column('level')
        batch_op.drop_column('size')
