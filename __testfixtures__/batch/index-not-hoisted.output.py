import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('token', sa.String(length=32), unique=True, index=True, nullable=True))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_column('description')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('description', sa.Text(), nullable=True))
        batch_op.drop_index('ix_listing_token')
        batch_op.drop_column('token')
