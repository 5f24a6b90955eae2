"""create"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('title', sa.String(50).with_variant(mysql.VARCHAR(60), 'mysql'), nullable=True),
        sa.Column('note', sa.Text(), nullable=True),
    )


def downgrade():
    op.drop_table('listing')
