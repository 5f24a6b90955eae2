"""unique"""
from alembic import op
import sqlalchemy as sa

revision = '002_unique'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('listing_title_key', ['title'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_title', type_='unique')
