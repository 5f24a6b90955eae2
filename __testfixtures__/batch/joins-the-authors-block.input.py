import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_index('ix_listing_status', table_name='listing')
    with op.batch_alter_table('listing', schema=None) as batch_op:
        # the author's own
        batch_op.alter_column('status', existing_type=sa.String(length=20), type_=sa.String(length=30))
    op.create_index('ix_listing_status', 'listing', ['status'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=30), type_=sa.String(length=20))
