import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('price')
        batch_op.add_column(sa.Column('price', sa.BigInteger(), nullable=True))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('price')
        batch_op.add_column(sa.Column('price', sa.Numeric(10, 2), nullable=True))
