"""One label a color.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint('uq_tag_label_color', 'tag', ['label', 'color'])


def downgrade():
    op.drop_constraint('uq_tag_label_color', 'tag', type_='unique')
