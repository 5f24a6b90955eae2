"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('a_rather_long_table_name_which_goes_on',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('another_rather_long_column_name', sa.Integer()),
        sa.UniqueConstraint('another_rather_long_column_name'),
    )


def downgrade():
    op.drop_table('a_rather_long_table_name_which_goes_on')
