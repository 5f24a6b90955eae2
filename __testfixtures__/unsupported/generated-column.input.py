import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('orders', sa.Column('cents', sa.Integer(), sa.Computed('total * 100'), nullable=True))
    op.execute("UPDATE orders SET state = 'new' WHERE state IS NULL")
    op.alter_column('orders', 'state', type_=sa.String(length=20))


def downgrade():
    op.drop_column('orders', 'cents')
