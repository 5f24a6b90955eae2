"""Which table the loop is about is not known here: nothing before it is taken back, however the loop is written."""

import sqlalchemy as sa
from alembic import op

TABLE, COLUMN = 'tag', 'label'


def upgrade():
    with op.batch_alter_table('user', schema=None) as batch_op:
        batch_op.add_column(sa.Column('nickname', sa.String(length=30), nullable=True))
    for values in (('none',),):
        op.alter_column(TABLE, 'label', existing_type=sa.String(length=50), nullable=False)


def downgrade():
    pass
