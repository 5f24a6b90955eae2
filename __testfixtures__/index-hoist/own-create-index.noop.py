import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sku', sa.String(length=20), nullable=True))
        batch_op.create_index('ix_listing_sku', ['sku'])
        batch_op.create_unique_constraint('uq_listing_sku', ['sku', 'id'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_listing_sku', type_='unique')
        batch_op.drop_index('ix_listing_sku')
        batch_op.drop_column('sku')
