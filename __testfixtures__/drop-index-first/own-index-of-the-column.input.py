import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_column('listing', 'description')


def downgrade():
    op.add_column('listing', sa.Column('description', sa.Text(), index=True))
    op.alter_column('listing', 'price', existing_type=sa.Numeric(10, 2), nullable=True)
