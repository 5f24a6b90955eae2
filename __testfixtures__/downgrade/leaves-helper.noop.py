"""What a function from elsewhere takes back is not known."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))


def take_back(name):
    with op.batch_alter_table('tag', schema=None) as batch_op:
        getattr(batch_op, 'drop_column')(name)


def downgrade():
    take_back('note')
