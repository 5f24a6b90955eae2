import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('event', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('at', sa.DateTime(), server_default='now()'))


def downgrade():
    op.drop_table('event')
