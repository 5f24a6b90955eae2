"""maybe"""
from alembic import op
import sqlalchemy as sa

revision = '002_maybe'
down_revision = '001_create'


def upgrade():
    if sa.inspect(op.get_bind()).has_table('archive'):
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.alter_column('note', type_=sa.String(200), existing_type=sa.Text())


def downgrade():
    pass
