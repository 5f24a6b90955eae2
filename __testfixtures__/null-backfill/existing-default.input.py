import sqlalchemy as sa
from alembic import op


def upgrade():
    op.alter_column('orders', 'state', existing_type=sa.String(length=16), existing_server_default=sa.text("'new'"), nullable=False)
    op.alter_column('user', 'is_active', existing_type=sa.Boolean(), existing_server_default=sa.true(), nullable=False)


def downgrade():
    op.alter_column('user', 'is_active', existing_type=sa.Boolean(), existing_server_default=sa.true(), nullable=True)
    op.alter_column('orders', 'state', existing_type=sa.String(length=16), existing_server_default=sa.text("'new'"), nullable=True)
