import sqlalchemy as sa
from alembic import op

NOTE = sa.Column('note', sa.Text(), nullable=True)


def upgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(NOTE)


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.drop_column(NOTE.name)
