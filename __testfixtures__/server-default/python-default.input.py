import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('orders', sa.Column('currency', sa.String(length=3), nullable=False, default='EUR'))
    op.add_column('orders', sa.Column('paid', sa.Boolean(), default=False, nullable=False))
    op.add_column('orders', sa.Column('tries', sa.SmallInteger(), nullable=False, default=1))


def downgrade():
    op.drop_column('orders', 'tries')
    op.drop_column('orders', 'paid')
    op.drop_column('orders', 'currency')
