import sqlalchemy as sa
from alembic import op


def upgrade():
    # op.add_column('user', sa.Column('points', sa.Integer(), nullable=False))
    """op.add_column('user', sa.Column('points', sa.Integer(), nullable=False))"""


def downgrade():
    pass
