"""There is no way back, says a comment."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    # irreversible: older releases read the column, too
    pass
