import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', recreate='always') as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), type_=sa.String(length=30))
    op.create_unique_constraint('uq_listing_id_title', 'listing', ['id', 'title'])


def downgrade():
    op.drop_constraint('uq_listing_id_title', 'listing', type_='unique')
    with op.batch_alter_table('listing', recreate='always') as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=30), type_=sa.String(length=20))
