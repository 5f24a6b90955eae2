import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_index(op.f('ix_user_email'))
        batch_op.create_index(op.f('ix_user_email'), ['email'], unique=True)


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_index(op.f('ix_user_email'))
        batch_op.create_index(op.f('ix_user_email'), ['email'], unique=False)
