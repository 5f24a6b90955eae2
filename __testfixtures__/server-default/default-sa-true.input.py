import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('subscribed', sa.Boolean(), nullable=False, default=sa.true()))


def downgrade():
    op.drop_column('user', 'subscribed')
