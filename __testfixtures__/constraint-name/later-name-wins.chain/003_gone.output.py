"""gone"""
from alembic import op
import sqlalchemy as sa

revision = '003_gone'
down_revision = '002_unique'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('listing_title_key', type_='unique')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('listing_title_key', ['title'])
