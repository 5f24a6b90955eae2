import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE tag SET label = 'none' WHERE label IS NULL")

    # said why
    op.execute("DELETE FROM tag WHERE label = ''")


def downgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = NULL WHERE label = 'none'"))
