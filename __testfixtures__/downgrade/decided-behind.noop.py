"""There is no way back, says a comment behind the last statement."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    pass
    # Not supported.
