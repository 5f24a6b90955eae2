import sqlalchemy as sa
from alembic import op


def upgrade():
    # WRONG - Will fail on SQLite!
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('email', nullable=False)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.alter_column('email', nullable=True)
