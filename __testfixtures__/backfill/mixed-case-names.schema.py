import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('Basket', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('note', sa.Text()))


def downgrade():
    op.drop_table('Basket')
