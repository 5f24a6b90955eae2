import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    # plain names first
    conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))
    conn.execute(sa.text('''
        UPDATE user
        SET name = username
        WHERE name IS NULL
    '''))


def downgrade():
    op.get_bind().execute(sa.text("UPDATE tag SET label = NULL WHERE label = 'none'"))
