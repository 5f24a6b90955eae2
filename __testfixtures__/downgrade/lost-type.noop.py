"""Without the history nobody knows what the dropped column was."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_column('bio')


def downgrade():
    pass
