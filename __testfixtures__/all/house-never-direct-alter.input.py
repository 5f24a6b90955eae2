import sqlalchemy as sa
from alembic import op


def upgrade():
    # WRONG - Will fail on SQLite!
    op.alter_column('user', 'email', nullable=False)


def downgrade():
    op.alter_column('user', 'email', nullable=True)
