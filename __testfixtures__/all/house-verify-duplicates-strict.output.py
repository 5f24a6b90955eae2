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
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.create_unique_constraint('uk_tag_label', ['label'])


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_constraint('uk_tag_label', type_='unique')
