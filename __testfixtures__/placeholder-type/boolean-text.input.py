import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('user', sa.Column('hidden', sa.Boolean(), nullable=False, server_default='false'))
    op.add_column('user', sa.Column('active', sa.Boolean(), nullable=True, server_default='True'))


def downgrade():
    op.drop_column('user', 'active')
    op.drop_column('user', 'hidden')
