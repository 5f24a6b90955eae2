"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    op.drop_constraint('one_title', 'listing')
    op.drop_constraint('price_positive', 'listing')


def downgrade():
    op.create_check_constraint('price_positive', 'listing', 'price >= 0')
    op.create_unique_constraint('one_title', 'listing', ['title'])
