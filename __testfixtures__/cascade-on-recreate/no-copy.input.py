import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('motto', sa.Text(), nullable=True))
    op.create_index('ix_user_motto', 'user', ['motto'])


def downgrade():
    op.drop_index('ix_user_motto', 'user')
    op.add_column('user', sa.Column('old_motto', sa.Text(), nullable=True))
