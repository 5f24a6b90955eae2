import sqlalchemy as sa
from alembic import op


def upgrade():
    op.drop_column('listing', 'description')


def downgrade():
    with op.batch_alter_table('listing', schema=None) as batch_op:
        batch_op.add_column(sa.Column('description', sa.Text()))
        batch_op.create_index('ix_listing_description', ['description'])
        batch_op.alter_column('price', existing_type=sa.Numeric(10, 2), nullable=True)
