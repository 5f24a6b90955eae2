"""The upgrade changes rows alone."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("UPDATE tag SET label = 'x' WHERE label IS NULL")


def downgrade():
    pass
