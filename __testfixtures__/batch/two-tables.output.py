import sqlalchemy as sa
from alembic import op


def upgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_listing_title_user', type_='unique')
        batch_op.create_unique_constraint('uq_listing_title', ['title', 'user_id', 'id'])

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=50), type_=sa.String(length=80))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('ck_listing_quantity', type_='check')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.create_check_constraint(op.f('ck_listing_quantity'), 'quantity >= 0')

    with op.batch_alter_table('tag', schema=None) as batch_op:
        batch_op.alter_column('label', existing_type=sa.String(length=80), type_=sa.String(length=50))

    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.drop_constraint('uq_listing_title', type_='unique')
        batch_op.create_unique_constraint('uq_listing_title_user', ['title', 'user_id'])
