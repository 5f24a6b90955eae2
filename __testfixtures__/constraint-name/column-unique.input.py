import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('slug', sa.String(length=80), unique=True, nullable=True))


def downgrade():
    op.drop_column('listing', 'slug')
