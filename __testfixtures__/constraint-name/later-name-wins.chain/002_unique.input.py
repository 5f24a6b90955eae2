"""unique"""
from alembic import op
import sqlalchemy as sa

revision = '002_unique'
down_revision = '001_create'


def upgrade():
    op.create_unique_constraint(None, 'listing', ['title'])


def downgrade():
    op.drop_constraint('uq_title', 'listing', type_='unique')
