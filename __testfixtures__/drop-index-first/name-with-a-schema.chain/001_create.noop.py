"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('title', sa.String(50), nullable=False, server_default='none'),
        sa.Column('note', sa.String(20), index=True),
        schema='shop',
    )


def downgrade():
    op.drop_table('listing', schema='shop')
