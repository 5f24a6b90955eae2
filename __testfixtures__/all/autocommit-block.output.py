import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.get_context().autocommit_block():
        with op.batch_alter_table('listing', schema=None) as batch_op:
            batch_op.create_index('ix_listing_price', ['price'], postgresql_concurrently=True)

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', type_=sa.String(250))


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('title', type_=sa.String(200))
        batch_op.drop_index('ix_listing_price', postgresql_concurrently=True)
