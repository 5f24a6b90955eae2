"""maybe"""
from alembic import op
import sqlalchemy as sa

revision = '002_maybe'
down_revision = '001_create'


def upgrade():
    if sa.inspect(op.get_bind()).has_table('archive'):
        op.alter_column('listing', 'note', type_=sa.String(200), existing_type=sa.Text())


def downgrade():
    pass
