from alembic import op
from sqlalchemy import DateTime, text


def upgrade():
    op.alter_column('user', 'created_at', existing_type=DateTime(), server_default=text('now()'))


def downgrade():
    op.alter_column('user', 'created_at', existing_type=DateTime(), server_default=None)
