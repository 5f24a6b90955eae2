import sqlalchemy as sa
from alembic import op


def upgrade():
    bind = op.get_bind()
    op.add_column('orders', sa.Column('channel', sa.String(length=9), nullable=False))
    bind.execute(sa.text("UPDATE orders SET state = 'new' WHERE state IS NULL"))


def downgrade():
    op.drop_column('orders', 'channel')
