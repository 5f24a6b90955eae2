import sqlalchemy as sa
from alembic import op


def upgrade():
    columns = [name for name in ('label', 'color')]
    op.create_unique_constraint(None, 'tag', columns)


def downgrade():
    pass
