import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('orders', sa.Column('cents', sa.Integer(), sa.Computed('total * 100'), nullable=True))


def downgrade():
    op.drop_column('orders', 'cents')
