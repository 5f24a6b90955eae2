"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('town', sa.String(20), nullable=False),
        sa.Column('code', sa.String(20), unique=True),
        sa.UniqueConstraint('town', 'code', name='uq_shop_town'),
    )


def downgrade():
    op.drop_table('shop')
