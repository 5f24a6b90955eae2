"""wide"""
from alembic import op
import sqlalchemy as sa

revision = '002_wide'
down_revision = '001_create'


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', type_=sa.String(200), existing_type=sa.Text())


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('note', type_=sa.Text(), existing_type=sa.String(200))
