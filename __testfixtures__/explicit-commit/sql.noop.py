import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE tag SET label = 'commit()' WHERE label IS NULL")


def downgrade():
    pass
