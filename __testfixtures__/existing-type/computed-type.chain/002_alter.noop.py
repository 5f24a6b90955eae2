"""alter"""
from alembic import op

revision = '002_alter'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('town', nullable=True)


def downgrade():
    with op.batch_alter_table('shop') as batch_op:
        batch_op.alter_column('town', nullable=True)
