from alembic import op
from sqlalchemy import DateTime, text
import sqlalchemy as sa


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('created_at', existing_type=DateTime(), server_default=sa.func.now())


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('created_at', existing_type=DateTime(), server_default=None)
