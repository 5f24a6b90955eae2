import sqlalchemy as sa
from alembic import op


def upgrade():
    op.get_bind().commit()


def downgrade():
    """Nothing to undo."""
    bind = op.get_bind()
    bind.commit()
