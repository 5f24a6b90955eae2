import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True))
    op.add_column('note', sa.Column('text', sa.Text(), nullable=False))


def downgrade():
    op.drop_table('note')
