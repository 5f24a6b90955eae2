"""checks"""
from alembic import op
import sqlalchemy as sa

revision = '001_checks'
down_revision = None


def upgrade():
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('price', sa.Integer()),
        sa.Column('discount', sa.Integer()),
    )
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint('listing_price_check', 'price >= 0')
        batch_op.create_check_constraint('listing_check', sa.text('discount IS NULL OR price >= 0'))


def downgrade():
    op.drop_table('listing')
