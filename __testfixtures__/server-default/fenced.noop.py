import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().engine.name == 'postgresql':
        op.add_column('user', sa.Column('points', sa.Integer(), nullable=False))


def downgrade():
    if op.get_bind().engine.name == 'postgresql':
        op.drop_column('user', 'points')
