import sqlalchemy as sa
from alembic import op


def upgrade():
    # what the importer saw
    op.add_column('listing', sa.Column('snapshot', sa.LargeBinary(), nullable=False))


def downgrade():
    op.drop_column('listing', 'snapshot')
