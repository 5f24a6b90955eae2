import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_column('user', 'bio')
    op.drop_constraint('uq_user_username', 'user', type_='unique')


def downgrade():
    op.create_unique_constraint('uq_user_username', 'user', ['username'])
    op.add_column('user', sa.Column('bio', sa.Text(), nullable=True))
