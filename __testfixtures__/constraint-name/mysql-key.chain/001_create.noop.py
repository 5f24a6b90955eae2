"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('town', sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_table('till',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint('id', name='pk_till'),
    )


def downgrade():
    op.drop_table('till')
    op.drop_table('shop')
