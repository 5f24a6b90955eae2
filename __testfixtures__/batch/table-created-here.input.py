import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table(
        'invoice',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('number', sa.String(length=30), nullable=False),
        sa.Column('order_id', sa.Integer(), nullable=True),
    )
    op.create_index('ix_invoice_number', 'invoice', ['number'])
    op.create_foreign_key('fk_invoice_order', 'invoice', 'orders', ['order_id'], ['id'])


def downgrade():
    op.drop_table('invoice')
