import sqlalchemy as sa
from alembic import op


def upgrade():
    op.add_column('listing', sa.Column('weight', sa.Float(), nullable=True))
    op.add_column('listing', sa.Column('color', sa.String(length=20), nullable=True))
    op.create_index('ix_listing_color', 'listing', ['color'], unique=False)
    op.alter_column('listing', 'status', existing_type=sa.String(length=20), type_=sa.String(length=40))


def downgrade():
    op.alter_column('listing', 'status', existing_type=sa.String(length=40), type_=sa.String(length=20))
    op.drop_index('ix_listing_color', table_name='listing')
    op.drop_column('listing', 'color')
    op.drop_column('listing', 'weight')
