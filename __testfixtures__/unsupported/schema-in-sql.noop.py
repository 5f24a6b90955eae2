import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE shop.tag SET label = 'x'")
    op.execute("DELETE FROM shop.tag WHERE label = 'y'")
    op.execute("UPDATE main.tag SET label = color")


def downgrade():
    pass
