import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        [batch_op.drop_column(name) for name in ('bio', 'age')]


def downgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        [batch_op.add_column(column) for column in (sa.Column('age', sa.Integer()), sa.Column('bio', sa.Text()))]
