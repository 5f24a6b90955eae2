import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.alter_column('listing', 'status', existing_type=sa.String(length=20), nullable=False)
        op.create_unique_constraint('uq_listing_status', 'listing', ['status'])


def downgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'postgresql':
        op.drop_constraint('uq_listing_status', 'listing', type_='unique')
