"""alter"""
from alembic import op
import sqlalchemy as sa

revision = '003_alter'
down_revision = '002_add'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('size', existing_type=sa.Integer(), nullable=True)
        batch_op.alter_column('level', existing_type=sa.Integer(), nullable=True)


def downgrade():
    op.execute('UPDATE shop SET size = 0 WHERE size IS NULL')
    op.execute('UPDATE shop SET level = 0 WHERE level IS NULL')
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('level', existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column('size', existing_type=sa.Integer(), nullable=False)
