import sqlalchemy as sa
from alembic import op


def upgrade():
    cursor = op.get_bind().connection.cursor()
    cursor.execute("UPDATE tag SET label = 'none' WHERE label IS NULL")


def downgrade():
    pass
