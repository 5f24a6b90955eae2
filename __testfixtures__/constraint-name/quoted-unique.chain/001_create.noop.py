"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('listing',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('title', sa.String(50)),
        sa.UniqueConstraint('title', name='UQ_Listing'),
        sa.CheckConstraint("title <> ''", name='CK_Listing'),
    )


def downgrade():
    op.drop_table('listing')
