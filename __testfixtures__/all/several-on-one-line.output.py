import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_index('ix_listing_status')
        batch_op.alter_column('status', type_=sa.String(30))
        batch_op.create_index('ix_listing_status', ['status'])  # longer now


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_index('ix_listing_status')
        batch_op.alter_column('status', type_=sa.String(20))
        batch_op.create_index('ix_listing_status', ['status'])
