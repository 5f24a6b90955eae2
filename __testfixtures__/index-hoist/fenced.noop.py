import sqlalchemy as sa
from alembic import op


def upgrade():
    if op.get_bind().dialect.name == 'postgresql':
        op.add_column('listing', sa.Column('sku', sa.String(length=20), index=True))
        op.drop_column('listing', 'description')


def downgrade():
    pass
