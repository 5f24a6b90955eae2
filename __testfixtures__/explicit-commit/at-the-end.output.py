import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET label = 'none' WHERE label IS NULL"))


def downgrade():
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE tag SET label = NULL WHERE label = 'none'"))
    # keep what we have
    # really
