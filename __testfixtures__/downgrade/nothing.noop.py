"""Neither does anything: a merge."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    pass


def downgrade():
    pass
