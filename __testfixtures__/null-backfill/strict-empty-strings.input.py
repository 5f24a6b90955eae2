"""Every listing has a status.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
from alembic import op
import sqlalchemy as sa


def upgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=False, server_default='active')


def downgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=True, server_default=None)
