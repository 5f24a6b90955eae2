"""create"""
from alembic import op
import sqlalchemy as sa

revision = '001_create'
down_revision = None


def upgrade():
    op.execute('CREATE TABLE elsewhere (id INTEGER NOT NULL PRIMARY KEY, a VARCHAR(20))')


def downgrade():
    op.drop_table('elsewhere')
