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
    op.create_check_constraint(None, 'listing', 'price >= 0')
    op.create_check_constraint(None, 'listing', sa.text('discount IS NULL OR price >= 0'))


def downgrade():
    op.drop_table('listing')
