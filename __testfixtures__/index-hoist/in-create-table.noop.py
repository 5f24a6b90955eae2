import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('text', sa.Text(), index=True))


def downgrade():
    op.drop_table('note')
