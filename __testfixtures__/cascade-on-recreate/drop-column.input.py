import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_column('user', 'bio')


def downgrade():
    op.add_column('user', sa.Column('bio', sa.Text(), nullable=True))
