import sqlalchemy as sa
from alembic import op


def upgrade():
    for column, length in (('title', 300), ('status', 30)):
        # one after the other
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.alter_column(column, type_=sa.String(length=length))


def downgrade():
    for column, length in [('title', 200), ('status', 20)]:
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.alter_column(column, type_=sa.String(length=length))
