import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_table('note', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('n', sa.Integer()), sa.CheckConstraint('n > 0'))
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_note_n', ['n'])


def downgrade():
    op.drop_table('note')
