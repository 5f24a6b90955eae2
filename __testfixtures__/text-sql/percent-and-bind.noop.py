import sqlalchemy as sa
from alembic import op


def upgrade():
    conn = op.get_bind()
    conn.execute("UPDATE tag SET label = 'x' WHERE label LIKE '10%'")
    conn.execute("UPDATE tag SET label = 'at :noon' WHERE id = 2")


def downgrade():
    pass
