"""There is no way back."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    raise NotImplementedError('rows are lost')
