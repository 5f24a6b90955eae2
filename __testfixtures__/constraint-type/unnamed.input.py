import sqlalchemy as sa
from alembic import op


def upgrade():
    op.create_unique_constraint(None, 'tag', ['label', 'id'])
    op.create_unique_constraint(None, 'listing', ['title', 'id'])


def downgrade():
    op.drop_constraint(None, 'listing')
    op.drop_constraint(None, 'tag')
