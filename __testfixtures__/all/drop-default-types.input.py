import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('orders', sa.Column('paid', sa.Boolean(), nullable=False))
    op.add_column('orders', sa.Column('meta', sa.JSON(), nullable=False))
    op.add_column('orders', sa.Column('due', sa.Date(), nullable=False, server_default='1970-01-01'))


def downgrade():
    op.drop_column('orders', 'due')
    op.drop_column('orders', 'meta')
    op.drop_column('orders', 'paid')
