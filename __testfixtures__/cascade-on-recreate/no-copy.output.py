import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('motto', sa.Text(), nullable=True))
        batch_op.create_index('ix_user_motto', ['motto'])


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.drop_index('ix_user_motto')
        batch_op.add_column(sa.Column('old_motto', sa.Text(), nullable=True))
