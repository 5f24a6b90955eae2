import sqlalchemy as sa
from alembic import op


def upgrade():
    list(map(lambda name: op.drop_constraint(name, 'listing'), ['fk_listing_user_id']))


def downgrade():
    pass
