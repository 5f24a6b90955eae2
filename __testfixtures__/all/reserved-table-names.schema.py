import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('order', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('select', sa.Integer(), nullable=True))


def downgrade():
    op.drop_table('order')
