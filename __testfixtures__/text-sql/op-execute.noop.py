import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE tag SET label = 'none' WHERE label IS NULL")


def downgrade():
    op.execute(sa.text("UPDATE tag SET label = NULL WHERE label = 'none'"))
