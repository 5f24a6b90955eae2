import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_constraint('fk_listing_user_id', 'listing', type_='foreignkey')
    op.drop_column('listing', 'user_id')


def downgrade():
    op.add_column('listing', sa.Column('user_id', sa.Integer(), nullable=True))
    op.create_foreign_key('fk_listing_user_id', 'listing', 'user', ['user_id'], ['id'])
