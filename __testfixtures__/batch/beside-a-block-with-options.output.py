import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', recreate='always') as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=20), type_=sa.String(length=30))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_unique_constraint('uq_listing_id_title', ['id', 'title'])


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_listing_id_title', type_='unique')

    with op.batch_alter_table('listing', recreate='always') as batch_op:
        batch_op.alter_column('status', existing_type=sa.String(length=30), type_=sa.String(length=20))
