"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('one_title', type_='unique')
        batch_op.drop_constraint('price_positive', type_='check')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint('price_positive', 'price >= 0')
        batch_op.create_unique_constraint('one_title', ['title'])
