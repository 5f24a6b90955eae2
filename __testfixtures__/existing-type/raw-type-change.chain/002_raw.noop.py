"""raw"""
from alembic import op
import sqlalchemy as sa

revision = '002_raw'
down_revision = '001_create'


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE listing ALTER COLUMN note TYPE varchar(200)')


def downgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('ALTER TABLE listing ALTER COLUMN note TYPE text')
