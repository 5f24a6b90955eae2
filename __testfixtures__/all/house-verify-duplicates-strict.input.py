"""One label, one tag.

Revision ID: 4f8a9b2c3d1e
Revises: 48e4d4abe479
"""
import sqlalchemy as sa
from alembic import op


def upgrade():
    # Before adding unique constraint, check for duplicates
    conn = op.get_bind()
    result = conn.execute(sa.text("""
        SELECT label, COUNT(*) as count 
        FROM tag 
        GROUP BY label 
        HAVING count > 1
    """))
    for label, count in result.fetchall():
        # a suffix for each
        conn.execute(sa.text("UPDATE tag SET label = label || '_' || id WHERE label = :label"), {'label': label})
    op.create_unique_constraint('uk_tag_label', 'tag', ['label'])


def downgrade():
    op.drop_constraint('uk_tag_label', 'tag', type_='unique')
