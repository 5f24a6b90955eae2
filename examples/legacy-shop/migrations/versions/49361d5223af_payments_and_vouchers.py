"""payments and vouchers

Revision ID: 49361d5223af
Revises: fe7861e1dd76
Create Date: 2016-05-30 11:27:51.330092

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '49361d5223af'
down_revision = 'fe7861e1dd76'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'payment',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('order_id', sa.Integer, sa.ForeignKey('order.id'), nullable=False),
        sa.Column('provider', sa.String(30), nullable=False),
        sa.Column('reference', sa.String(64)),
        sa.Column('amount', sa.Numeric(10, 2)),
        sa.Column('currency', sa.String(3)),
        sa.Column('created_at', sa.DateTime, nullable=False, server_default=sa.text('now()')),
    )

    op.create_table(
        'voucher',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('code', sa.String(40), nullable=False),
        sa.Column('percent', sa.Integer, nullable=False),
        sa.Column('valid_until', sa.Date),
        # how often it was redeemed
        sa.Column('used', sa.Integer),
        sa.Column('created_at', sa.DateTime, nullable=False, server_default=sa.text("now()")),
    )


def downgrade():
    op.drop_table('voucher')
    op.drop_table('payment')
