"""Every listing has a status.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    # Rows without listing.status get its default before it becomes NOT NULL
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status IS NULL"))
    # Empty strings count as no value
    conn.execute(sa.text("UPDATE listing SET status = 'active' WHERE status = ''"))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=False, server_default='active')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), nullable=True, server_default=None)
