"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('shop_id', sa.Integer()),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id'], name='FK_Listing_Shop'),
    )


def downgrade():
    op.drop_table('listing')
    op.drop_table('shop')
