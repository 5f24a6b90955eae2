import sqlalchemy as sa
from alembic import op


def upgrade():
    pass


def downgrade():
    """Nothing to undo."""
    pass
