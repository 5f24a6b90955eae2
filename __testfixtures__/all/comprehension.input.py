import sqlalchemy as sa
from alembic import op


def upgrade():
    [op.drop_column('user', name) for name in ('bio', 'age')]


def downgrade():
    [op.add_column('user', column) for column in (sa.Column('age', sa.Integer()), sa.Column('bio', sa.Text()))]
