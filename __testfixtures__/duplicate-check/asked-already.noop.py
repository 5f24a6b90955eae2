"""One label a color.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # who has the same twice?
    conn = op.get_bind()
    twice = conn.execute(sa.text('SELECT label FROM tag WHERE label IS NOT NULL GROUP BY label HAVING COUNT(*) > 1')).fetchall()
    if twice:
        raise RuntimeError('merge these labels first: %r' % twice)
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_tag_label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uq_tag_label', type_='unique')
