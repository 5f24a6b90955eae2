"""One label a color.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # Look for duplicates in tag (label, color) before a UNIQUE on them fails half-way
    if not op.get_context().as_sql:
        duplicates = op.get_bind().execute(sa.text(
            "SELECT label, color, COUNT(*) FROM tag WHERE label IS NOT NULL AND color IS NOT NULL GROUP BY label, color HAVING COUNT(*) > 1"
        )).fetchall()
        if duplicates:
            raise ValueError('uq_tag_label_color: duplicate rows in tag (label, color): ' + repr([tuple(row) for row in duplicates]))

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_label_color', ['label', 'color'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_label_color', type_='unique')
