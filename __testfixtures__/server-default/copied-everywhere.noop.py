import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('tag', recreate='always') as batch_op:
        batch_op.add_column(sa.Column('active', sa.Boolean(), nullable=False, default=True))


def downgrade():
    with op.batch_alter_table('tag', recreate='always') as batch_op:
        batch_op.drop_column('active')
