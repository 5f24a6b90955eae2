import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer()), sa.CheckConstraint('n > 0'))
    op.create_unique_constraint('uq_note_n', 'note', ['n'])


def downgrade():
    op.drop_table('note')
