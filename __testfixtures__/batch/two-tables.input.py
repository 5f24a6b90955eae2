import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_constraint('uq_listing_title_user', 'listing', type_='unique')
    op.create_unique_constraint('uq_listing_title', 'listing', ['title', 'user_id', 'id'])
    op.alter_column('tag', 'label', existing_type=sa.String(length=50), type_=sa.String(length=80))
    op.drop_constraint('ck_listing_quantity', 'listing', type_='check')


def downgrade():
    op.create_check_constraint(op.f('ck_listing_quantity'), 'listing', 'quantity >= 0')
    op.alter_column('tag', 'label', existing_type=sa.String(length=80), type_=sa.String(length=50))
    op.drop_constraint('uq_listing_title', 'listing', type_='unique')
    op.create_unique_constraint('uq_listing_title_user', 'listing', ['title', 'user_id'])
