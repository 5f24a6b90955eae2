"""drop"""
from alembic import op
import sqlalchemy as sa

revision = '002_drop'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing') as batch_op:
        batch_op.drop_constraint('UQ_Listing', type_='unique')
        batch_op.drop_constraint('CK_Listing', type_='check')


def downgrade():
    with op.batch_alter_table('listing') as batch_op:
        batch_op.create_check_constraint('CK_Listing', "title <> ''")
        batch_op.create_unique_constraint('UQ_Listing', ['title'])
