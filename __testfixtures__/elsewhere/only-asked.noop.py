from operator import truth

import sqlalchemy as sa
from alembic import op


def upgrade():
    if not truth(op):
        return
    print(op)
    with op.batch_alter_table('tag') as batch_op:
        if hasattr(op, 'f') and truth(op):
            batch_op.add_column(sa.Column('number', sa.Integer()))


def downgrade():
    with op.batch_alter_table('tag') as batch_op:
        batch_op.drop_column('number')
