import sqlalchemy as sa
from alembic import op


def add(operations, table):
    with operations.batch_alter_table(table) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer()))


def upgrade():
    add(op, 'tag')


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_column('number')
