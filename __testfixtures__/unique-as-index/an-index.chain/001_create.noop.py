"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('town', sa.String(20), nullable=False),
        sa.Column('code', sa.String(20), index=True, unique=True),
    )
    op.create_index('uq_shop_town', 'shop', ['town', 'code'], unique=True)


def downgrade():
    op.drop_table('shop')
