import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=False)


def downgrade():
    if op.get_bind().dialect.name != 'sqlite':
        op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=True)
