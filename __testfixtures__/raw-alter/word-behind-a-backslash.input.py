import sqlalchemy as sa
from alembic import op


def upgrade():
    op.execute("AL\
TER TABLE tag DROP COLUMN color")


def downgrade():
    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.add_column(sa.Column('color', sa.String(length=7), nullable=True))
