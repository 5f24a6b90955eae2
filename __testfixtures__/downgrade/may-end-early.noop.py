"""An upgrade that may end early: nobody knows what there is to take back."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    if 'note' in [column['name'] for column in sa.inspect(op.get_bind()).get_columns('tag')]:
        return
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    pass
