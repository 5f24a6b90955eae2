"""create"""
import sqlalchemy
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('shop', sqlalchemy.Column('id', sqlalchemy.Integer(), primary_key=True), sqlalchemy.Column('town', sqlalchemy.String(20), nullable=False, server_default='x'))


def downgrade():
    op.drop_table('shop')
