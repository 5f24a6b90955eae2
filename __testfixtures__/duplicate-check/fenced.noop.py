"""PostgreSQL only.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.create_unique_constraint('uq_tag_label', 'tag', ['label'])


def downgrade():
    pass
