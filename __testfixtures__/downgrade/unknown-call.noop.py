"""A function from elsewhere is in the way of everything before it."""

import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('tag', sa.Column('note', sa.Text(), nullable=True))
    refresh(op.get_bind())


def refresh(bind):
    globals()['rebuild'](bind)


def rebuild(bind):
    return bind


def downgrade():
    pass
