"""authors"""

import sqlalchemy as sa
from alembic import op

revision = '001_create'
down_revision = None


def upgrade():
    op.create_table('author', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(length=50)))
    op.create_table('book', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('author_id', sa.Integer()))


def downgrade():
    op.drop_table('book')
    op.drop_table('author')
