import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=False, server_default='active')


def downgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=True, server_default=None)
