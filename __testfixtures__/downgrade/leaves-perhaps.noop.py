"""What a condition may take back is not said to be left."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    if 'note' in [column['name'] for column in sa.inspect(op.get_bind()).get_columns('tag')]:
        op.drop_column('tag', 'note')
