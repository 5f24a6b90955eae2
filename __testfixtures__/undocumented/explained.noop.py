"""Give every tag a label.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # The search needs one.
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))


def downgrade():
    pass
